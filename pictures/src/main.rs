//! Draws pictures in advance: posters, the page's stills, its icons and its social card. `cargo xtask poster` and the build of the
//! page call this program. All drawings of runs come from the crate.

use std::io::{BufRead, Write};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use one_neuron::charts::{Poster, Theme, in_both_schemes, still_clue, still_corners};
use one_neuron::data::Gate;
use one_neuron::share::value;
use one_neuron::text::Locale;
use one_neuron::train::clue::{self, Printed, Runs};
use one_neuron::words;

#[cfg(feature = "png")]
mod card;
mod element;
#[cfg(feature = "png")]
mod raster;

/// An error is the sentence shown to the user.
type Result<T> = std::result::Result<T, String>;

const HELP: &str = "\
Usage: pictures [--lang LANGUAGE] COMMAND

Pictures, and what is said of them, are in English, or in the LANGUAGE of which there is a file in www/locales.

  poster QUERY FILE [--size WIDTHxHEIGHT]
      draws a run, its panels side by side, as SVG or PNG: whichever FILE ends in. QUERY is that of a link: 'dataset=xor&epoch=500
      &panels=boundary,loss', with theme=light or dark, or else for both in one SVG. WIDTH and HEIGHT are those of one panel in
      CSS pixels, 480x400 unless told otherwise; a PNG has two pixels to each
  stills FOLDER
      reads lines from its input, each NAME, QUERY and SIZE with tabs between them, and draws each panel of each into
      FOLDER/NAME-PANEL.svg; says for each its name, panel, file, epoch, epochs and words, with tabs between them
  corners GATE FOLDER
      draws every way in which a line parts the four corners, by how many of the gate's rows it gets right, into
      FOLDER/corners-GATE.svg for wide pages and FOLDER/corners-GATE-narrow.svg for phones
  clue FOLDER
      draws where runs of one learning rate end, and by how much the printed bias misses them, into FOLDER/clue-ends.svg and
      FOLDER/clue-misses.svg
  element FOLDER [PAGE]
      writes what the attributes and panels of <one-neuron> are, for its scripts and for what is built of it, into
      FOLDER/lists.ts and FOLDER/element.json, and their tables into the reference PAGE,
      where one is named
  card FILE TITLE TEXT
      draws the picture that stands beside a link to the page, 1200 pixels wide and 630 high, as PNG
  png FROM FILE WIDTH
      turns a picture as SVG into one as PNG, so many pixels wide";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    let (locale, command) = match words {
        ["--lang", tag, command @ ..] => {
            let known = || Locale::all().iter().map(Locale::language).collect::<Vec<_>>().join(", ");
            let unknown = || format!("There are no words in {tag}: there are those in {}.", known());
            (Locale::matching(tag).ok_or_else(unknown)?, command)
        }
        command => (Locale::english(), command),
    };
    match command {
        ["poster", query, file] => poster(query, Path::new(file), SIZE, locale),
        ["poster", query, file, "--size", text] | ["poster", "--size", text, query, file] => {
            poster(query, Path::new(file), size(text)?, locale)
        }
        ["stills", folder] => stills(Path::new(folder), io::stdin().lock(), &mut io::stdout().lock(), locale),
        ["corners", gate, folder] => corners(gate, Path::new(folder), locale),
        ["clue", folder] => clue(Path::new(folder), locale),
        ["element", folder] => element(Path::new(folder), None),
        ["element", folder, page] => element(Path::new(folder), Some(Path::new(page))),
        #[cfg(feature = "png")]
        ["card", file, title, text] => card::card(title, text).and_then(|card| write(Path::new(file), &card)),
        #[cfg(feature = "png")]
        ["png", from, file, width] => png(Path::new(from), Path::new(file), width),
        ["--help" | "-h"] | [] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(format!("This cannot be read: {}.\n\n{HELP}", words.join(" "))),
    }
}

fn element(folder: &Path, page: Option<&Path>) -> Result<()> {
    write_new(&folder.join("lists.ts"), &element::typescript())?;
    write_new(&folder.join("element.json"), &format!("{:#}\n", element::json()))?;
    let Some(page) = page else { return Ok(()) };
    let text =
        fs::read_to_string(page).map_err(|error| format!("{} cannot be read: {error}.", page.display()))?;
    let made = element::reference(&text)
        .ok_or_else(|| format!("{} has no place for the tables of attributes.", page.display()))?;
    write_new(page, &made)
}

/// Writes a file unless it already has this content, so that programs watching it do not run for nothing.
fn write_new(file: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(file).is_ok_and(|before| before == text) {
        Ok(())
    } else {
        write(file, text.as_bytes())
    }
}

/// The default size of a panel in CSS pixels.
const SIZE: (u32, u32) = (480, 400);

/// `WIDTHxHEIGHT`, each from 100 to 4000.
fn size(text: &str) -> Result<(u32, u32)> {
    let side = |text: &str| text.parse().ok().filter(|side| (100..=4000).contains(side));
    text.split_once('x').and_then(|(width, height)| Some((side(width)?, side(height)?))).ok_or_else(|| {
        format!(
            "The size {text} cannot be used: it takes a width and a height from 100 to 4000, such as 480x400."
        )
    })
}

fn poster(query: &str, file: &Path, size: (u32, u32), locale: &Locale) -> Result<()> {
    let ending = file.extension().and_then(|ending| ending.to_str());
    match ending {
        Some("svg") => write(file, drawn(query, locale)?.picture(size).map_err(sentence)?.as_bytes()),
        #[cfg(feature = "png")]
        Some("png") => {
            let ground = match value(query, "theme").as_deref() {
                Some("dark") => Theme::dark().surface,
                _ => Theme::light().surface,
            };
            let picture = drawn(query, locale)?.picture(size).map_err(sentence)?;
            write(file, &raster::png(&picture, raster::Scale::Times(2.0), Some(ground))?)
        }
        _ => Err(format!("{} cannot be drawn: a poster's file ends in .svg or .png.", file.display())),
    }
}

/// The poster of a query, with the table that it names, from a file in the current folder.
fn drawn<'a>(query: &str, locale: &'a Locale) -> Result<Poster<'a>> {
    let table = match value(query, "src").filter(|src| !src.is_empty()) {
        Some(src) if src.contains("://") => {
            return Err(format!("{src} is not fetched: a poster's src takes the name of a file."));
        }
        Some(src) => {
            Some(fs::read(&src).map_err(|error| format!("The table {src} cannot be read: {error}."))?)
        }
        None => None,
    };
    Poster::open(query, table.as_deref(), locale).map_err(sentence)
}

fn stills(folder: &Path, lines: impl BufRead, answers: &mut impl Write, locale: &Locale) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    for line in lines.lines() {
        let line = line.map_err(|error| format!("The list of stills cannot be read: {error}."))?;
        let parts: Vec<&str> = line.split('\t').collect();
        let &[name, query, text] = parts.as_slice() else {
            return Err(format!("{line:?} is no name, query and size with tabs between them."));
        };
        let size = size(text)?;
        let poster = drawn(query, locale).map_err(|error| format!("The still of {name}: {error}"))?;
        let run = poster.run();
        for &panel in poster.panels() {
            let picture = poster.panel(panel, size).map_err(sentence)?;
            let file = folder.join(format!("{name}-{}.svg", panel.name()));
            write(&file, picture.as_bytes())?;
            writeln!(
                answers,
                "{name}\t{}\t{}\t{}\t{}\t{}",
                panel.name(),
                file.display(),
                run.epoch(),
                run.settings().epochs,
                poster.words(panel)
            )
            .map_err(|error| format!("Nobody listens: {error}."))?;
        }
    }
    Ok(())
}

fn corners(gate: &str, folder: &Path, locale: &Locale) -> Result<()> {
    let gate = Gate::ALL
        .into_iter()
        .find(|known| known.name() == gate)
        .ok_or_else(|| format!("{gate} is no gate."))?;
    for (width, ending) in [(640, ""), (340, "-narrow")] {
        let drawn =
            |theme: &Theme| still_corners(gate, width, theme, locale).ok_or("The corners cannot be drawn.");
        let (words, light, dark) =
            (words::corners(gate, locale), drawn(&Theme::light())?, drawn(&Theme::dark())?);
        let picture = in_both_schemes(&words, &light, &dark).ok_or("The corners cannot be drawn.")?;
        write(&folder.join(format!("corners-{}{ending}.svg", gate.name())), picture.as_bytes())?;
    }
    Ok(())
}

/// A learning rate whose runs end near the printed point, but not on it, so that the reader still has something to find.
const NEAR: f64 = 0.09;

fn clue(folder: &Path, locale: &Locale) -> Result<()> {
    let printed = &Printed::ARTICLE;
    let mut runs = Runs::new(64, NEAR, 1000);
    while !runs.work() {}
    let etas = clue::etas();
    let miss = |&eta: &f64| Some((eta, clue::surface(printed, eta)?.miss(printed)));
    let known: Vec<(f64, f64)> = etas.iter().filter_map(miss).collect();
    let told = [
        ("ends", words::clue::ends(&runs, printed, locale)),
        ("misses", words::clue::misses(&known, locale)),
    ];
    let drawn = |theme: &Theme| {
        still_clue(NEAR, 1000, &etas, (480, 400), theme, locale).ok_or("The clue cannot be drawn.")
    };
    let pictures = drawn(&Theme::light())?.into_iter().zip(drawn(&Theme::dark())?);
    for ((name, words), (light, dark)) in told.iter().zip(pictures) {
        let picture = in_both_schemes(words, &light, &dark).ok_or("The clue cannot be drawn.")?;
        write(&folder.join(format!("clue-{name}.svg")), picture.as_bytes())?;
    }
    Ok(())
}

#[cfg(feature = "png")]
fn png(from: &Path, file: &Path, width: &str) -> Result<()> {
    let width: u32 = width.parse().ok().filter(|width| (1..=4096).contains(width)).ok_or_else(|| {
        format!("The width {width} cannot be used: it takes a whole number from 1 to 4096.")
    })?;
    let picture =
        fs::read_to_string(from).map_err(|error| format!("{} cannot be read: {error}.", from.display()))?;
    write(file, &raster::png(&picture, raster::Scale::Width(width), None)?)
}

/// Writes a file unless it already has this content, because programs watching it would start over.
fn write(file: &Path, content: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|there| there == content) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)
            .map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    }
    fs::write(file, content).map_err(|error| format!("{} cannot be written: {error}.", file.display()))
}

fn sentence(error: impl ToString) -> String {
    error.to_string()
}

#[cfg(all(test, feature = "png"))]
mod tests {
    use super::*;

    fn folder(name: &str) -> std::path::PathBuf {
        let folder = env::temp_dir().join(format!("one-neuron-pictures-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn stills_are_drawn_and_told() {
        let folder = folder("stills");
        let list =
            "a\tdataset=xor&epoch=20&panels=boundary+loss\t320x300\nb\tepochs=30&panels=network\t480x400\n";
        let mut answers = Vec::new();
        stills(&folder, list.as_bytes(), &mut answers, Locale::english()).unwrap();
        let answers = String::from_utf8(answers).unwrap();
        let rows: Vec<Vec<&str>> = answers.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!(rows.len(), 3);
        for (row, (name, panel, epoch, epochs)) in rows.iter().zip([
            ("a", "boundary", "20", "1000"),
            ("a", "loss", "20", "1000"),
            ("b", "network", "30", "30"),
        ]) {
            assert_eq!((row[0], row[1], row[3], row[4]), (name, panel, epoch, epochs));
            assert!(row[5].ends_with('.'));
            let picture = fs::read_to_string(row[2]).unwrap();
            let width = if name == "a" { 320 } else { 480 };
            assert!(picture.starts_with(&format!("<svg width=\"{width}\"")));
        }
        let refused =
            |list: &str| stills(&folder, list.as_bytes(), &mut Vec::new(), Locale::english()).unwrap_err();
        assert!(refused("a\teta=fast\t480x400\n").starts_with("The still of a: eta=\"fast\" cannot be used"));
        assert!(refused("a eta=1\n").contains("no name, query and size"));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn posters_are_svg_or_png() {
        let folder = folder("posters");
        let file = |name: &str| folder.join(name);
        poster("epochs=5&panels=boundary,loss", &file("a.svg"), SIZE, Locale::english()).unwrap();
        assert!(fs::read_to_string(file("a.svg")).unwrap().starts_with("<svg width=\"960\" height=\"400\""));
        poster("epochs=5&panels=loss&theme=dark", &file("a.png"), (120, 100), Locale::english()).unwrap();
        let bytes = fs::read(file("a.png")).unwrap();
        assert_eq!(raster::size(&bytes), Some((240, 200)));
        assert!(
            poster("epochs=5", &file("a.gif"), SIZE, Locale::english())
                .unwrap_err()
                .contains("ends in .svg or .png")
        );
        let away =
            poster("src=https://example.org/a.csv", &file("b.svg"), SIZE, Locale::english()).unwrap_err();
        assert_eq!(
            away,
            "https://example.org/a.csv is not fetched: a poster's src takes the name of a file."
        );
        assert!(
            poster("src=no-such.csv", &file("b.svg"), SIZE, Locale::english())
                .unwrap_err()
                .starts_with("The table no-such.csv")
        );
        fs::write(file("own.csv"), "a,b,kind\n1,2,no\n3,4,yes\n").unwrap();
        let query = format!("src={}&epochs=5", file("own.csv").display());
        poster(&query, &file("c.svg"), SIZE, Locale::english()).unwrap();
        assert!(fs::read_to_string(file("c.svg")).unwrap().contains("\na\n"));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_is_said_is_in_the_language_asked_for() {
        let folder = folder("languages");
        let file = folder.join("a.svg");
        let query = "epochs=5&panels=loss";
        run(&["--lang", "de-AT", "poster", query, &file.display().to_string()]).unwrap();
        assert!(fs::read_to_string(&file).unwrap().contains("Verlustkurve. Der mittlere Verlust"));
        run(&["poster", query, &file.display().to_string()]).unwrap();
        assert!(fs::read_to_string(&file).unwrap().contains("Loss curve. The mean loss"));
        let unknown = run(&["--lang", "tlh", "clue", "."]).unwrap_err();
        assert!(unknown.starts_with("There are no words in tlh: there are those in de, en"), "{unknown}");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn sizes_are_read() {
        assert_eq!(size("640x480"), Ok((640, 480)));
        for text in ["640", "640x", "99x100", "100x4001", "axb"] {
            assert!(size(text).unwrap_err().contains(text));
        }
    }
}
