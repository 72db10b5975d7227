/**
 * The words of the page in German, key for key those of `en.ts`.
 *
 * Numbers stand as the figures, the code and the article print them, with a decimal point, so that a reader can compare: 0.495.
 * Thousands are parted by a narrow space, and only from five digits on, never by a comma or a point: 1000, 10 000.
 * The reader is “du”. Terms are those of German textbooks; the bias is called „Bias“ there too.
 */
import type { Words } from './en.ts';

export const de: Words = {
  other: 'English',

  'page.title': 'One Neuron: logistische Regression zum Anfassen',
  'page.description':
    'Logistische Regression interaktiv erklärt: Sieh einem einzelnen Neuron beim Lernen zu, Epoche für Epoche, vorwärts und rückwärts, mit allen Zahlen vor Augen, und prüf nach, was man von ihm behauptet.',
  'page.name': 'One Neuron',
  'page.lead':
    'Vier Zeilen Daten, zwei Gewichte und ein Bias: Mehr braucht es nicht, um zu sehen, wie eine Maschine lernt. Jede Abbildung auf dieser Seite ist ein echtes Neuron, das vor deinen Augen im Browser trainiert. Starte es, halte es an, geh zurück; die Zahlen sind immer dabei.',
  'page.article':
    'Wir folgen einem englischen Blogartikel, „Coding a Simple Logistic Regression in NumPy“, durch seine Gleichungen, seine Daten und seine Ergebnisse. Als Einstieg ist er gut. Er behauptet aber auch einiges, was noch niemand nachgerechnet hatte. Also rechnen wir nach, Kapitel für Kapitel. Nicht um zu kritteln, sondern weil man so etwas eben prüft. Dezimalzahlen stehen hier, wie NumPy sie schreibt: mit Punkt.',
  'page.contents': 'Kapitel',
  'page.skip': 'Zum Text springen',
  'page.still': 'Diese Abbildung bewegt sich mit JavaScript und WebAssembly. Hier steht sie still.',
  'page.footer':
    'Alles auf dieser Seite rechnet dein Browser. Nichts wird irgendwohin geschickt, und gespeichert wird nur die Seite selbst, damit sie sich auch ohne Netz öffnet.',
  'page.embed': '[Setz eine Abbildung in deine eigene Seite](./builder.html)',

  'guess.see': 'Nachsehen',
  'guess.unsaid': 'Du hast nicht getippt. Tu es nächstes Mal: Wer sich irrt, lernt mehr als einer, dem man es nur sagt.',
  'guess.right': 'Wie du gesagt hast.',
  'guess.wrong': 'Anders, als du gesagt hast, und gerade darum lohnt ein zweiter Blick.',
  'guess.said': 'Dein Tipp:',
  'guess.is': 'Es sind',

  // 1
  'and.title': 'Ein Neuron lernt UND',
  'and.short': 'UND',
  'and.first':
    'UND (englisch AND) ist ein Gatter mit zwei Eingängen. Es antwortet 1, wenn beide 1 sind, und sonst 0. Das ergibt vier Zeilen: (0, 0), (0, 1) und (1, 0) gehören zur Klasse 0, nur (1, 1) zur Klasse 1. Im Bild ist Klasse 0 ein Kreis, Klasse 1 ein Quadrat. Ist das Zeichen gefüllt, liegt das Neuron bei dieser Zeile richtig; ist es hohl, liegt es falsch.',
  'and.text': `
Die Farbe dahinter zeigt, was das Neuron bei jedem anderen Paar von Eingaben antworten würde. Wo es sich nicht entscheiden kann, verläuft eine Linie: die [Entscheidungsgrenze](#term-boundary). Lernen heißt, diese Linie zu verschieben.

Beim Training kommt eine Zeile nach der anderen dran, und nach jeder werden die beiden [Gewichte](#term-weight) {w1} und {w2} und der [Bias](#term-bias) {b} ein wenig korrigiert. Einmal durch alle vier ist eine [Epoche](#term-epoch). Das Neuron beginnt mit zufälligen Zahlen, es irrt sich also anfangs meistens.`,
  'and.ask': 'Wie viele der vier Zeilen hat es nach 1000 Epochen richtig?',
  'and.ask.2': 'Zwei',
  'and.ask.3': 'Drei',
  'and.ask.4': 'Alle vier',
  'and.told':
    'Alle vier. Die Linie kam von links unten herein, als noch alles als 1 galt, und wanderte, bis nur noch (1, 1) jenseits von ihr lag. In Epoche 35 war es so weit, wenn auch knapp; bald darauf fiel (1, 1) wieder zurück, bis zur Epoche 100. Von da an ist das Neuron nur noch sicherer geworden. Zieh den Regler unter dem Bild zu einer beliebigen Epoche zurück: Die Zahlen dort sind wieder genau die von damals, bis aufs letzte Bit.',

  // 2
  'forward.title': 'Vorwärts: von der Eingabe zur Antwort',
  'forward.short': 'Vorwärts',
  'forward.text': `
Was macht ein [Neuron](#term-neuron) mit einer Zeile? Es multipliziert jede Eingabe {x} mit ihrem Gewicht {w}, zählt die Produkte zusammen, addiert den Bias {b} und nennt die Summe {z}. Dann zwängt es {z} zwischen 0 und 1, mit der [Sigmoidfunktion](#term-activation) {sigma}. Was herauskommt, {out}, liest man als Wahrscheinlichkeit: Wie sicher gehört diese Zeile zur Klasse 1?`,
  'forward.symbols':
    'Jedes Zeichen behält seine Farbe, im Text, in den Gleichungen, im Code und in den Bildern. Zeig auf eines, oder drück es hier, und es ist überall markiert, wo es steht:',
  'forward.vector':
    'Für alle Eingaben auf einmal ist das ein [Skalarprodukt](#term-dot), mit Vektoren geschrieben. Und genau hier bleiben viele von uns hängen: Was davon ist eine Zeile, was eine Spalte, und was darf man womit multiplizieren?',
  'forward.figure':
    'Wähl eine Zeile, indem du auf ihr Zeichen drückst oder sie aus der Liste nimmst: Ihre Zahlen füllen die Gleichungen. Die Regler verstellen Gewichte und Bias, und die Linie folgt.',
  'forward.ask': 'Beide Gewichte sollen 1 sein. Wie weit muss der Bias {b} hinunter, bis alle vier Zeilen stimmen? Stell ihn so ein, dass die Linie deiner Meinung nach gut liegt.',
  'forward.told.right':
    'Richtig. Sind beide Gewichte 1, so ist {z} bei (1, 1) gleich 2 + {b} und bei (0, 1) gleich 1 + {b}. Das erste darf nicht unter 0 liegen, das zweite muss es: Also macht jedes {b} von −2 bis knapp unter −1 ein UND-Gatter. Gelernt wurde hier nichts. Du hast es von Hand eingestellt, und mehr als diese drei Zahlen *ist* ein Neuron nicht.',
  'forward.told.wrong':
    'Noch nicht. Schau auf {z}: Bei (1, 1) ist es 2 + {b} und darf nicht unter 0 liegen; bei (0, 1) ist es 1 + {b} und muss darunter liegen. Verschieb den Regler und versuch es noch einmal.',
  'shapes.title': 'Formen, Zelle für Zelle',
  'shapes.text': `
Hier sind dieselben Zahlen als Blöcke. {X} hat für jedes Beispiel eine Zeile und für jede Eingabe eine Spalte: 4 × 2. {w} hat für jede Eingabe eine Zahl: 2. Beide lassen sich multiplizieren, weil die inneren Größen übereinstimmen, und die äußere bleibt übrig: 4 × 2 mal 2 ergibt 4, ein {z} für jede Zeile.

Geh es Zelle für Zelle durch. Jede Zelle von {z} ist eine Zeile von {X} gegen {w}: Produkt für Produkt, aufaddiert.`,
  'shapes.iris': `
Mit mehr Daten ändert sich daran nichts. Hier sind 150 Blüten mit je vier Maßen und drei Neuronen nebeneinander, eines für jede Art: 150 × 4 mal 4 × 3 ergibt 150 × 3. Der Bias ist eine Zahl je Neuron und kommt zu jeder Zeile hinzu.`,

  // 3
  'loss.title': 'Wie falsch?',
  'loss.short': 'Verlust',
  'loss.text': `
Ein Neuron, das lernen soll, muss wissen, wie sehr es danebenliegt, und zwar in einer einzigen Zahl: dem [Verlust](#term-loss). Der Artikel nimmt den [Fehler](#term-loss) {error}, quadriert ihn, damit zu viel und zu wenig gleich schwer wiegen, und halbiert das Ergebnis; so wird die Ableitung schlichter.`,
  'loss.after':
    'Über {out} aufgetragen ist das eine Parabel. Aber an {out} dreht niemand unmittelbar: Drehen können wir nur an den Gewichten, und dazwischen steht die Sigmoidfunktion. Tragen wir den Verlust also über einem Gewicht auf und halten die übrigen fest.',
  'loss.ask': 'Wenn du ein Gewicht weit nach links und weit nach rechts schiebst: Wie sieht der Verlust dann aus?',
  'loss.ask.parabola': 'Wie eine Parabel, mit einem tiefsten Punkt',
  'loss.ask.flat': 'Er wird auf beiden Seiten flach',
  'loss.told':
    'Er wird flach. Weit weg von der Mitte rührt sich die Sigmoidfunktion kaum noch, was das Gewicht auch tut, und darum rührt sich auch der Verlust kaum: eine Hochebene, auf der das Lernen stockt. Zieh an der Marke und sieh, wie die Steigung erstirbt. Die dünne Parabel ist das, was man erwartet, wenn man nur diese eine Stelle kennt; hier passt sie, sonst nirgends.',
  'loss.try.sigmoid': 'Mit Sigmoidfunktion',
  'loss.try.sigmoid.says':
    'Der Artikel sagt, der Verlust sei eine Parabel, und darum lasse sich ein tiefster Punkt finden. In {out} ist er eine, in den Gewichten nicht.',
  'loss.try.linear': 'Ohne: ein lineares Neuron',
  'loss.try.linear.says':
    'Ohne Sigmoidfunktion ist {out} gleich {z}, und über einem Gewicht *ist* der Verlust eine Parabel: Die dünne Kurve und die dicke fallen jetzt zusammen. Das ist das Modell der 1950er-Jahre, auf das wir noch zurückkommen.',
  'loss.try.stuck': 'Setz es auf die Hochebene',
  'loss.try.stuck.says':
    'Hier liegt das Neuron falsch und ist sich dabei sicher. Die Steigung ist fast null, also ist es nach 1000 Epochen kaum vom Fleck gekommen.',

  // 4
  'backward.title': 'Rückwärts: Wer ist schuld?',
  'backward.short': 'Rückwärts',
  'backward.text': `
Der [Gradient](#term-gradient) sagt für jedes Gewicht, in welcher Richtung es bergauf geht und wie steil. Wer besser werden will, geht in die andere.`,
  'backward.chain': `
Wie kommt man zu ihm? Mit der Kettenregel, vom Ende zum Anfang. Der Verlust hängt von {out} ab, und seine Ableitung ist dort der Fehler {error}. {out} hängt von {z} ab, mit der Steigung der Sigmoidfunktion. Und {z} hängt von {w1} ab, mit der Eingabe, mit der es malgenommen wird: {x1}. Diese drei multipliziert man.`,
  'backward.slope': `
Das Schöne ist die Steigung in der Mitte. Kennt man {out} schon, so ist sie {out} · (1 − {out}) und kostet nichts weiter. Pass nur auf, was du hineinsteckst: Im Artikel heißt diese Funktion \`sigmoid_derivative(x)\` und rechnet \`x * (1 - x)\`. Das stimmt, wenn \`x\` schon {out} ist. Gibt man ihr {z}, wie der Name nahelegt, kommt Unsinn heraus: Für {z} = 2 sagt sie −2, richtig wäre 0.105. Eine Sigmoidfunktion fällt nirgends.`,
  'backward.bias':
    'Die Formeln des Artikels nennen nur die Gewichte. Der Bias lernt aber auch und braucht dazu keine eigene Formel: Er ist ein Gewicht, dessen Eingabe immer 1 ist. Im Code hat er seine Zeile.',
  'backward.update': 'Dann der Schritt. Wie weit er geht, sagt die [Lernrate](#term-rate) {eta}.',
  'backward.figure': 'Das Programm ist das ganze Training in NumPy. Geh es nach Codezeilen, nach Datenzeilen oder nach Epochen durch; was gerade läuft, ist hervorgehoben, und daneben stehen die Werte und ihre Formen.',
  'backward.ask': 'Als Nächstes kommt die Zeile (0, 1), und das Neuron antwortet zu viel. Welche der drei Zahlen ändern sich?',
  'backward.ask.all': '{w1}, {w2} und {b}',
  'backward.ask.some': '{w2} und {b}',
  'backward.ask.bias': '{b} allein',
  'backward.told':
    'Nur {w2} und {b}. Die Schuld eines Gewichts ist Fehler mal Steigung mal *seine Eingabe*, und hier ist {x1} gleich 0: Was an der Antwort nicht beteiligt war, ist auch nicht schuld. Die Zahlen dieser Zeile stehen in den Gleichungen: Die Ableitung nach {w1} ist genau 0.',

  // 5
  'train.title': 'Der Lauf des Artikels, nachgerechnet',
  'train.short': 'Training',
  'train.text': `
Jetzt alles zusammen: vorwärts, rückwärts, Schritt, für jede Zeile, 1000-mal hintereinander. So macht es der Artikel mit {eta} = 0.01, ausgehend von Gewichten zwischen 0 und 1, und druckt, wo er ankommt: {w1} = 2.64924114, {w2} = 2.6467143, {b} = −4.09029157. UND sei damit perfekt gelernt, schreibt er.`,
  'train.ask': 'Lass es laufen: {eta} = 0.01, 1000 Epochen. Was antwortet das Neuron auf (1, 1)?',
  'train.told':
    'Um Haaresbreite unter einem Halben: (1, 1), die einzige Zeile, die 1 sein soll, gilt also noch als 0. Das Neuron ist auf dem richtigen Weg, aber 1000 kleine Schritte reichen nicht.',
  'train.try': 'Was würde reichen?',
  'train.try.article': 'Wie im Artikel: η = 0.01, 1000 Epochen',
  'train.try.article.says': 'Drei von vier Zeilen. Das schafft auch ein Gatter, das immer Nein sagt.',
  'train.try.tenfold': 'Die zehnfache Lernrate: η = 0.1',
  'train.try.tenfold.says': 'Alle vier, und ganz nah an den gedruckten Gewichten. Ein anderer zufälliger Anfang endet ein wenig anderswo.',
  'train.try.patient': 'Die zehnfache Geduld: 10\u202f000 Epochen bei η = 0.01',
  'train.try.patient.says': 'Auch das kommt in die Nähe. Es zählt ungefähr, wie viele Schritte es sind, mal wie groß.',
  'train.try.batch': 'Alle vier Zeilen in einem Schritt: Batchgröße 4, η = 0.1',
  'train.try.batch.says':
    'Der Artikel nennt eine Batchgröße von 1, aber seine Schleife liest sie nie. Hier gilt sie wirklich: Wo vorher vier Schritte waren, macht das Mittel über vier Zeilen nur einen, und so kommt das Neuron etwa ein Viertel so weit.',
  'train.table': 'Was herauskam, und was gedruckt steht',
  'train.table.run': 'Lauf',
  'train.table.right': 'Zeilen richtig',
  'train.table.printed': 'wie gedruckt',
  'train.printed':
    'Und die gedruckten Gewichte selbst? Sie sind ein UND-Gatter: {z} von (1, 1) ist 2.6492 + 2.6467 − 4.0903 = 1.2057, also über 0, und {out} ist 0.770; die anderen drei Zeilen bleiben unter einem Halben. Nur die Lernrate passt nicht dazu.',
  'clue.title': 'Eine Detektivgeschichte',
  'clue.text': `
Drei gedruckte Zahlen, ein zufälliger Anfang, den niemand notiert hat, und eine Lernrate, die nicht passt. Lässt sich herausfinden, welche es war?

Ja. Beginn mit vielen Startwerten (Seeds) und trainiere von jedem aus 1000 Epochen mit demselben {eta}. Am selben Punkt enden sie nicht; aber das Training hat sie alle auf eine dünne Fläche gezogen, auf der {b} durch {w1} und {w2} so gut wie festliegt. Ein anderes {eta} hat eine andere Fläche. Auf welcher liegen die gedruckten Zahlen?`,
  'clue.ends.alt': 'Wo 64 Läufe mit der Lernrate 0.09 enden: auf einem Faden, der dicht am gedruckten Punkt vorbeigeht.',
  'clue.misses.alt': 'Um wie viel der gedruckte Bias die Fläche jeder Lernrate verfehlt: bei 0.1 weit weniger als bei jeder anderen.',
  'clue.answer': 'Die Lösung',
  'clue.told':
    'Auf der von {eta} = 0.1, so genau, wie die gedruckten Stellen gerundet sind. Von der zu 0.09 trennen sie sieben Zehntausendstel, und selbst von der zu 0.1001 mehr als das Tausendfache ihrer Rundung. Der Autor hat also mit 0.1 gerechnet, ungefähr 1000 Epochen lang, ohne einen Seed zu setzen, und 0.01 hingeschrieben. Das passiert jedem; drei Zahlen haben genügt, es zu merken.',

  // 6
  'landscape.title': 'Die Landschaft',
  'landscape.short': 'Landschaft',
  'landscape.text': `
Stell dir den Verlust als Höhe eines Geländes vor und die Gewichte als einen Ort darin. Der Gradient zeigt bergauf, das Training geht bergab. Unten siehst du das Gelände zu eben diesen Daten, über zweien der drei Zahlen, mit dem Weg, der zurückgelegt wurde.

Wie weit jeder Schritt geht, liegt an {eta}. Am besten sieht man das an einem linearen Neuron, denn sein Gelände ist eine schlichte Schüssel.`,
  'landscape.dial': 'Lernrate',
  'landscape.try.small': 'η = 0.01: zu klein',
  'landscape.try.small.says': 'Es kriecht. Nach 100 Epochen ist es noch am Hang.',
  'landscape.try.good': 'η = 0.5: etwa richtig',
  'landscape.try.good.says': 'Lange vor Schluss ist es am Grund.',
  'landscape.try.large': 'η = 1.5: zu groß',
  'landscape.try.large.says':
    'Jeder Schritt schießt über das Tal hinaus und landet auf der anderen Seite weiter oben, wo es noch steiler ist. Der Verlust wächst immer weiter: Nach 100 Epochen hat er 29 Stellen. Die Grenze setzt die stärkste Krümmung der Schüssel: Hier muss {eta} unter etwa 1.25 bleiben.',
  'landscape.two': `
Mit der Sigmoidfunktion ist das Gelände keine Schüssel mehr: Hoch oben liegen Ebenen. Es gibt einen anderen Verlust, der keine hat, die [Kreuzentropie](#term-cross-entropy). Sie fragt, wie überrascht das Neuron von der Wahrheit wäre, und sie ist konvex in den Gewichten: Wo du auch beginnst, bergab geht es zum Grund. Ihr Gradient ist derselbe, nur ohne den Faktor {out} · (1 − {out}): Ein Neuron, das falsch liegt und sich sicher ist, trägt die volle Schuld.

Unten beginnen beide am selben schlechten Ort: {w1} = {w2} = −3, {b} = 4.`,
  'landscape.ask': 'Beide gehen 1000 Epochen mit demselben {eta}. Welches hat dann UND gelernt?',
  'landscape.ask.both': 'Beide',
  'landscape.ask.squared': 'Nur das mit dem quadratischen Fehler',
  'landscape.ask.cross': 'Nur das mit der Kreuzentropie',
  'landscape.ask.none': 'Keines',
  'landscape.told':
    'Nur das mit der Kreuzentropie. Der quadratische Fehler bekommt drei Zeilen richtig, wie alles, was zu allem Nein sagt, und bleibt dann auf der Ebene, auf der die falsche Zeile am flachen Ende der Sigmoidfunktion liegt. Darum trainiert heute niemand mehr einen Klassifikator mit dem quadratischen Fehler, und darum meinen Lehrbücher mit logistischer Regression die mit Kreuzentropie.',

  // 7
  'xor.title': 'Was eine Gerade nicht kann',
  'xor.short': 'XOR',
  'xor.text': `
XOR, das ausschließende Oder, antwortet 1, wenn die beiden Eingaben verschieden sind. Wieder vier Zeilen, wieder soll eine Gerade die Quadrate von den Kreisen trennen. Nimm sie an ihren Griffen oder mit den Pfeiltasten, und versuch es.`,
  'xor.ask': 'Wie viele der vier bekommt eine Gerade höchstens richtig?',
  'xor.ask.2': 'Zwei',
  'xor.ask.3': 'Drei',
  'xor.ask.4': 'Alle vier',
  'xor.told':
    'Drei. Und das liegt nicht daran, dass sich keiner Mühe gäbe: Eine Gerade kann vier Ecken nur auf vierzehn Arten teilen. Hier sind sie alle, jede mit ihrem Ergebnis.',
  'xor.ways.alt': 'Die vierzehn Arten, auf die eine Gerade die vier Ecken des Quadrats teilen kann, jede mit der Zahl der Zeilen von XOR, die sie richtig bekommt: nie mehr als drei.',
  'xor.history': `
1969 hielten Minsky und Papert der Zunft genau das vor, und einige Jahre lang wollte kaum jemand mehr etwas von Neuronen hören. Der Artikel erzählt es so: Die Modelle der 1950er-Jahre waren linear und scheiterten an XOR, und dann kamen Sigmoidfunktion und Gradientenabstieg. Aber schau, was eine einzelne Sigmoidfunktion tut: Sie krümmt den *Anstieg* der Antwort, nicht die *Linie*, auf der sie ein Halb ist. Die Grenze eines einzelnen Neurons ist gerade, welche Aktivierung es auch hat.`,
  'xor.try.linear': 'Linear, wie 1960',
  'xor.try.linear.says': 'Das Beste, was ein lineares Neuron bei XOR tun kann, ist auf alles ein Halb zu antworten. Über drei von vier kommt es nie hinaus.',
  'xor.try.step': 'Stufe, wie 1958',
  'xor.try.step.says': 'Rosenblatts Regel kommt nie zur Ruhe: Jede Zeile, die sie richtigstellt, macht eine andere falsch.',
  'xor.try.sigmoid': 'Sigmoid',
  'xor.try.sigmoid.says': 'Auch die Sigmoidfunktion gibt bei einem Halben auf. Ihre Linie ist so gerade wie die anderen.',
  'xor.bend': `
Was hilft, ist eine weitere Eingabe. Gib dem Neuron das Produkt {x1} · {x2} als dritte: ein [Merkmal](#term-feature). Es ist in drei Ecken 0 und in der vierten 1 und hebt diese Ecke so aus der Ebene heraus. In drei Dimensionen trennt ein ebener Schnitt die Klassen; von oben gesehen ist dieser Schnitt eine Kurve.`,
  'xor.try.feature': 'Mit x₁ · x₂ trainieren',
  'xor.try.feature.says': 'Alle vier. Das Neuron ist so linear wie zuvor; gekrümmt ist der Raum. Mehr Neuronen finden solche Merkmale von selbst, und das brachten die 1980er-Jahre.',

  // 8
  'iris.title': 'Echte Daten',
  'iris.short': 'Iris',
  'iris.text': `
1936 veröffentlichte Fisher die Maße von 150 Schwertlilien: Länge und Breite von Kelch- und Kronblättern in Zentimetern, je 50 Blüten von drei Arten. Echte Daten sind nicht so aufgeräumt wie ein Gatter. Spalten haben Einheiten, darum werden sie zuerst [standardisiert](#term-standard): Man zieht den Mittelwert ab und teilt durch die Standardabweichung. Und ein gutes Ergebnis auf den Zeilen, aus denen man gelernt hat, beweist wenig; also halten wir einige zurück.`,
  'iris.try.two': 'Setosa oder versicolor, nach zwei Maßen des Kronblatts',
  'iris.try.two.says': 'Eine Gerade trennt sie mit viel Platz. Schon nach der ersten Epoche ist jede Zeile richtig.',
  'iris.try.four': 'Versicolor oder virginica, nach allen vier',
  'iris.try.four.says': 'Kein ebener Schnitt bekommt alle 100 richtig. Der beste schafft 99, dieses Neuron kommt auf 98. Das Bild zeigt zwei Eingaben; die anderen sind auf ihrem Mittelwert festgehalten.',
  'iris.try.three': 'Alle drei Arten: drei Neuronen',
  'iris.try.three.says': 'Für jede Art ein Neuron; das lauteste gewinnt. Die [Konfusionsmatrix](#term-confusion) zeigt, wer für wen gehalten wird.',
  'iris.ask': 'Drei Neuronen lernen aus 105 Blüten. Wie viele der 45, die sie nie gesehen haben, benennen sie richtig?',
  'iris.told':
    'Setosa wird nie verwechselt. Versicolor und virginica gehen ineinander über, auf dem Papier wie in der Natur. Zeig auf eine Marke im Bild, um zu sehen, wie sie genannt wird: Die schwierigen liegen entlang der Grenze.',

  // 9
  'yours.title': 'Deine Daten',
  'yours.short': 'Deins',
  'yours.text': `
Jetzt deine eigenen. Drück ins Bild, um eine Zeile der Klasse hinzuzufügen, die darunter gewählt ist; zieh an einer Zeile, um sie zu verschieben; drück Entf, um sie wegzunehmen. Oder öffne eine Tabelle, zieh sie herein oder füge sie ein. Alles, was du tust, lässt sich rückgängig machen.

Zum Anfang: sieben Zeilen, von denen eine mitten unter denen der anderen Klasse steht.`,
  'yours.ask': 'Wie viele der sieben bekommt ein einzelnes Neuron richtig?',
  'yours.ask.all': 'Alle sieben',
  'yours.ask.six': 'Sechs',
  'yours.ask.fewer': 'Weniger',
  'yours.told': 'Sechs: Es gibt die verirrte Zeile auf und behält die übrigen. Eine einzige, die nicht passt, kann die Linie nicht weit drehen. Zieh sie zu ihresgleichen zurück, und sieh, was geschieht.',
  'take.title': 'Zum Mitnehmen',
  'take.text': 'Die Abbildung oben, so wie sie dasteht:',
  'take.url': 'Link kopieren',
  'take.numpy': 'NumPy-Skript herunterladen',
  'take.picture': 'Bild herunterladen',
  'take.rows': 'Zeilen als CSV herunterladen',
  'take.history': 'Verlauf als CSV herunterladen',
  'take.embed': 'Tag kopieren',
  'take.copied': 'Kopiert.',
  'take.saved': 'Gespeichert.',
  'take.failed': 'Das ging nicht:',
  'take.note': 'Im Link steckt alles, auch Zeilen und Gewichte. Das Skript läuft für sich allein, wo immer es Python mit NumPy gibt, und gibt dieselben Zahlen aus. Mit dem Tag kommt die Abbildung auf eine eigene Seite; [so geht es](./builder.html).',

  // After the chapters
  'end.title': 'Was bleibt',
  'end.text': `
Ein Neuron ist eine gewichtete Summe und eine Krümmung. Es lernt, indem es jedem Gewicht seinen Teil am Fehler zurechnet und den Schritt in die andere Richtung tut. Ein Neuron zieht eine Gerade, und da endet, was es kann; ein gutes Merkmal oder mehr Neuronen führen weiter.

Und eine Behauptung über Zahlen kann man nachrechnen. Es dauert eine Minute, und man lernt mehr dabei, als wenn man sie glaubt.`,
  'terms.title': 'Begriffe',
  'terms.neuron': 'Neuron',
  'terms.neuron.is': 'Eine gewichtete Summe von Eingaben plus Bias, durch eine Aktivierungsfunktion geschickt. Mit Sigmoidfunktion und Kreuzentropie ist es die logistische Regression.',
  'terms.weight': 'Gewicht',
  'terms.weight.is': 'Wie viel eine Eingabe zählt, und in welche Richtung. {w1} gehört zu {x1}.',
  'terms.bias': 'Bias',
  'terms.bias.is': 'Was zur gewichteten Summe hinzukommt: ein Gewicht, dessen Eingabe immer 1 ist. Er verschiebt die Grenze, ohne sie zu drehen.',
  'terms.dot': 'Skalarprodukt',
  'terms.dot.is': 'Zwei gleich lange Listen Zahl für Zahl multiplizieren und die Produkte addieren.',
  'terms.activation': 'Aktivierungsfunktion',
  'terms.activation.is': 'Was aus der Summe {z} die Antwort {out} macht. Die Sigmoidfunktion ist 1 / (1 + e⁻ᶻ): 0.5 bei 0, weit außen gegen 0 und 1.',
  'terms.loss': 'Fehler und Verlust',
  'terms.loss.is': 'Der Fehler ist {out} − {y}. Der Verlust, auch Verlustfunktion, macht daraus eine Zahl, die klein werden soll: hier die Hälfte seines Quadrats.',
  'terms.gradient': 'Gradient',
  'terms.gradient.is': 'Die Ableitungen des Verlusts nach jedem Gewicht und nach dem Bias. Er zeigt dorthin, wo der Verlust am schnellsten wächst.',
  'terms.rate': 'Lernrate',
  'terms.rate.is': '{eta}: wie weit ein Schritt geht, als Vielfaches des Gradienten.',
  'terms.epoch': 'Epoche',
  'terms.epoch.is': 'Einmal durch alle Trainingszeilen.',
  'terms.batch': 'Batch',
  'terms.batch.is': 'Die Zeilen, die zusammen einen Schritt machen, mit dem Mittel ihrer Gradienten; auf Deutsch auch „Stapel“. Im Artikel ist es eine einzige Zeile.',
  'terms.boundary': 'Entscheidungsgrenze',
  'terms.boundary.is': 'Wo das Neuron unentschieden ist: {z} = 0. Bei zwei Eingaben eine Gerade.',
  'terms.separable': 'Linear trennbar',
  'terms.separable.is': 'So heißen Daten, die irgendeine Gerade (bei mehr Eingaben eine Ebene) ohne Fehler trennt. UND ist es, XOR nicht.',
  'terms.feature': 'Merkmal',
  'terms.feature.is': 'Hier: eine Eingabe, die aus anderen gemacht ist, etwa {x1} · {x2}.',
  'terms.cross-entropy': 'Kreuzentropie',
  'terms.cross-entropy.is': 'Der Verlust −ln der Wahrscheinlichkeit, die das Neuron der Wahrheit gab. Konvex in den Gewichten.',
  'terms.standard': 'Standardisieren',
  'terms.standard.is': 'Eine Spalte so verschieben und strecken, dass ihr Mittelwert 0 und ihre Standardabweichung 1 ist.',
  'terms.holdout': 'Zurückgehaltene Zeilen',
  'terms.holdout.is': 'Zeilen, die nicht ins Training kommen, um damit zu prüfen.',
  'terms.confusion': 'Konfusionsmatrix',
  'terms.confusion.is': 'Eine Tabelle dessen, was Zeilen sind, gegen das, wofür sie gehalten werden. Auf der Diagonale ist es richtig.',
  'terms.saturation': 'Sättigung',
  'terms.saturation.is': 'Wenn {z} so weit außen liegt, dass die Sigmoidfunktion flach ist: Der Gradient verschwindet, und mit ihm das Lernen.',
  'literature.title': 'Literatur',
};
