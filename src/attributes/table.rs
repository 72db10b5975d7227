//! The table of attributes. To add one, write its entry: all code that uses attributes reads it here.

use super::reading::{number, numbers, pair, penalties, whole};
use super::writing::{flag, listed, with_commas};
use super::{Attribute, Changes, GoesWith, Group, Read, Takes, Usual, Write, said};
use crate::data::{Feature, Generated, Source, Split};
use crate::model::{Activation, Loss, Norm, Penalty};
use crate::number::plain;
use crate::panels::landscape::Limits;
use crate::panels::{Panel, numbered};
use crate::train::{Accepted, Batch, Settings};

/// Every attribute, in the order in which they are written.
pub static ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "dataset",
        takes: Takes::OneOf(|| Source::named().iter().filter_map(Source::name).collect()),
        usual: Usual::Settings,
        changes: Changes::Run,
        goes_with: GoesWith::AuthorsRows,
        group: Group::Data,
        what: said("What to learn: a logic gate, Fisher’s irises, or points made from the seed."),
        read: |reader, value| {
            reader.settings.source =
                Source::named().into_iter().find(|source| source.name() == Some(value))?;
            Some(())
        },
        write: |writer| writer.settings.source.name().map(str::to_owned),
    },
    Attribute {
        name: "src",
        takes: Takes::Text { values: said("address"), accepted: None },
        usual: Usual::Settings,
        changes: Changes::Run,
        goes_with: GoesWith::Table,
        group: Group::Data,
        what: said(
            "A table to learn instead: see [Tables](#tables). Up to 1 000 000 rows, 64 columns, 8 million cells, 64 MB.",
        ),
        read: |reader, value| {
            reader.src = value;
            Some(())
        },
        write: |_| None,
    },
    Attribute {
        name: "label",
        takes: Takes::Text { values: said("name of a column"), accepted: None },
        usual: Usual::Said(said("guessed: see [Tables](#tables)")),
        changes: Changes::Run,
        goes_with: GoesWith::Table,
        group: Group::Data,
        what: said("Which column of `src` holds the classes, or what those of `points` are called."),
        read: |reader, value| {
            reader.label = value;
            Some(())
        },
        write: |writer| writer.by_hand(3),
    },
    Attribute {
        name: "header",
        takes: Takes::OneOf(|| vec!["auto", "yes", "no"]),
        usual: Usual::Value("auto"),
        changes: Changes::Run,
        goes_with: GoesWith::Table,
        group: Group::Elsewhere,
        what: said("Whether the first row of `src` names the columns; `auto` compares it with those below."),
        read: |reader, value| {
            reader.header = (value != "auto").then_some(value == "yes");
            Some(())
        },
        write: |_| None,
    },
    Attribute {
        name: "missing",
        takes: Takes::OneOf(|| vec!["drop", "refuse"]),
        usual: Usual::Value("drop"),
        changes: Changes::Run,
        goes_with: GoesWith::Table,
        group: Group::Elsewhere,
        what: said(
            "Whether rows of `src` without a value in a chosen column are left out, or the table is refused.",
        ),
        read: |reader, value| {
            reader.refuse_missing = value == "refuse";
            Some(())
        },
        write: |_| None,
    },
    Attribute {
        name: "points",
        takes: Takes::Text { values: said("`0,0:0 1,1:1`"), accepted: Some(Accepted::Points) },
        usual: Usual::Settings,
        changes: Changes::Run,
        goes_with: GoesWith::AuthorsRows,
        group: Group::Elsewhere,
        what: said(
            "Rows written out, before any other data: inputs, and the number of the class. `inputs`, `classes` and `label` name them.",
        ),
        read: |reader, value| {
            reader.points = value;
            Some(())
        },
        write: |writer| writer.by_hand(0),
    },
    Attribute {
        name: "inputs",
        takes: Takes::Text { values: said("names of columns, with commas"), accepted: None },
        usual: Usual::Said(said("guessed: see [Tables](#tables)")),
        changes: Changes::Run,
        goes_with: GoesWith::Named,
        group: Group::Data,
        what: said(
            "Which columns of `src` or `iris` are learned from, in this order. A name with a comma is in quotation marks.",
        ),
        read: |reader, value| {
            reader.inputs = value;
            Some(())
        },
        write: |writer| writer.by_hand(1).or_else(|| writer.iris(|iris| iris.input_names().join(","))),
    },
    Attribute {
        name: "classes",
        takes: Takes::Text { values: said("values of the label, with commas"), accepted: None },
        usual: Usual::Said(said("all there are")),
        changes: Changes::Run,
        goes_with: GoesWith::Named,
        group: Group::Data,
        what: said(
            "Which classes of `src` or `iris` are learned, at most ten; the first is class 0. Rows of others are left out.",
        ),
        read: |reader, value| {
            reader.classes = value;
            Some(())
        },
        write: |writer| writer.by_hand(2).or_else(|| writer.iris(|iris| iris.class_names().join(","))),
    },
    Attribute {
        name: "rows",
        takes: Takes::Whole { values: said("2 to 1 000 000"), accepted: Accepted::Rows },
        usual: Usual::Value("200"),
        changes: Changes::Run,
        goes_with: GoesWith::Generated,
        group: Group::Data,
        what: said("Number of generated points."),
        read: |reader, value| {
            reader.rows = Some(whole(value, 2, Generated::MOST_ROWS)?);
            Some(())
        },
        write: |writer| writer.generated(|set| set.rows.to_string()),
    },
    Attribute {
        name: "noise",
        takes: Takes::Number { values: said("0 to 1000"), accepted: Accepted::Noise },
        usual: Usual::Value("0.1"),
        changes: Changes::Run,
        goes_with: GoesWith::Generated,
        group: Group::Data,
        what: said("Standard deviation of the noise in generated points."),
        read: |reader, value| {
            reader.noise = Some(number(value, 0.0, Generated::MOST_NOISE)?);
            Some(())
        },
        write: |writer| writer.generated(|set| plain(set.noise)),
    },
    Attribute {
        name: "features",
        takes: Takes::AnyOf(|| Feature::ALL.map(Feature::name).to_vec()),
        usual: Usual::Settings,
        changes: Changes::Run,
        goes_with: GoesWith::AuthorsRows,
        group: Group::Data,
        what: said(
            "Further inputs, made of the unscaled first two; they come after them in the order written.",
        ),
        read: |reader, value| {
            reader.settings.features = Feature::list(value).ok()?;
            Some(())
        },
        write: |writer| listed(writer.settings.features.iter().map(|feature| feature.name())),
    },
    Attribute {
        name: "scale",
        takes: Takes::OneOf(|| vec!["none", "standard"]),
        usual: Usual::Said(said("`standard` for `iris` and `src`, else `none`")),
        changes: Changes::Run,
        goes_with: GoesWith::All,
        group: Group::Data,
        what: said(
            "Whether each input is brought to mean 0 and standard deviation 1 over the training rows.",
        ),
        read: |reader, value| {
            reader.settings.standardise = Some(value == "standard");
            Some(())
        },
        write: |writer| Some(if writer.standardise()? { "standard" } else { "none" }.to_owned()),
    },
    Attribute {
        name: "holdout",
        takes: Takes::Number { values: said("0 to 0.9"), accepted: Accepted::Holdout },
        usual: Usual::Settings,
        changes: Changes::Run,
        goes_with: GoesWith::All,
        group: Group::Data,
        what: said("Share of the rows that is kept to test with."),
        read: |reader, value| {
            reader.settings.holdout = number(value, 0.0, Split::MOST)?;
            Some(())
        },
        write: |writer| Some(plain(writer.settings.holdout)),
    },
    Attribute {
        name: "activation",
        takes: Takes::OneOf(|| Activation::ALL.map(Activation::name).to_vec()),
        usual: Usual::Settings,
        changes: Changes::Run,
        goes_with: GoesWith::All,
        group: Group::Neuron,
        what: said("The activation function: out = f(z)."),
        read: |reader, value| {
            reader.settings.activation = Activation::ALL.into_iter().find(|one| one.name() == value)?;
            Some(())
        },
        write: |writer| Some(writer.settings.activation.name().to_owned()),
    },
    Attribute {
        name: "loss",
        takes: Takes::OneOf(|| Loss::ALL.map(Loss::name).to_vec()),
        usual: Usual::Settings,
        changes: Changes::Run,
        goes_with: GoesWith::All,
        group: Group::Neuron,
        what: said("The loss function, which is minimised. `cross-entropy` goes with `sigmoid` only."),
        read: |reader, value| {
            reader.settings.loss = Loss::ALL.into_iter().find(|one| one.name() == value)?;
            Some(())
        },
        write: |writer| Some(writer.settings.loss.name().to_owned()),
    },
    Attribute {
        name: "eta",
        takes: Takes::Number { values: said("a finite number > 0"), accepted: Accepted::Eta },
        usual: Usual::Settings,
        changes: Changes::Run,
        goes_with: GoesWith::All,
        group: Group::Training,
        what: said("η, the learning rate."),
        read: |reader, value| {
            reader.settings.eta = number(value, f64::from_bits(1), f64::MAX)?;
            Some(())
        },
        write: |writer| Some(plain(writer.settings.eta)),
    },
    Attribute {
        name: "batch-size",
        takes: Takes::Text {
            values: said("1 to the number of rows, or `all`"),
            accepted: Some(Accepted::Batch),
        },
        usual: Usual::Settings,
        changes: Changes::Run,
        goes_with: GoesWith::AuthorsRows,
        group: Group::Training,
        what: said("Rows to an update."),
        read: |reader, value| {
            reader.settings.batch = match value {
                "all" => Batch::All,
                _ => Batch::Rows(whole(value, 1, u32::MAX)? as usize),
            };
            Some(())
        },
        write: |writer| {
            Some(match writer.settings.batch {
                Batch::All => "all".to_owned(),
                Batch::Rows(rows) => rows.to_string(),
            })
        },
    },
    Attribute {
        name: "penalty",
        takes: Takes::OneOf(|| Norm::ALL.map(Norm::name).to_vec()),
        usual: Usual::Settings,
        changes: Changes::Learning,
        goes_with: GoesWith::All,
        group: Group::Training,
        what: said(
            "Regularisation: a penalty on the weights, never on the bias. It holds from the epoch on at which it changes.",
        ),
        read: |reader, value| {
            reader.settings.penalty.norm = Norm::ALL.into_iter().find(|one| one.name() == value)?;
            Some(())
        },
        write: |writer| Some(writer.settings.penalty.norm.name().to_owned()),
    },
    Attribute {
        name: "penalty-rate",
        takes: Takes::Number { values: said("a finite number ≥ 0"), accepted: Accepted::PenaltyRate },
        usual: Usual::Settings,
        changes: Changes::Learning,
        goes_with: GoesWith::All,
        group: Group::Training,
        what: said("λ, the strength of the penalty. It holds from the epoch on at which it changes."),
        read: |reader, value| {
            reader.settings.penalty.rate = number(value, 0.0, f64::MAX)?;
            Some(())
        },
        write: |writer| Some(plain(writer.settings.penalty.rate)),
    },
    Attribute {
        name: "penalties",
        takes: Takes::Text { values: said("`500:l2:0.1 800:none:0`"), accepted: Some(Accepted::Penalties) },
        usual: Usual::Settings,
        changes: Changes::Run,
        goes_with: GoesWith::All,
        group: Group::Elsewhere,
        what: said(
            "Penalties changed during the run: after so many epochs, which, and its rate. Links and embed tags write it.",
        ),
        read: |reader, value| {
            reader.settings.penalties = penalties(value)?;
            Some(())
        },
        write: |writer| {
            let penalty = |(epoch, Penalty { norm, rate }): &(u32, Penalty)| {
                format!("{epoch}:{}:{}", norm.name(), plain(*rate))
            };
            listed(writer.settings.penalties.iter().map(penalty))
        },
    },
    Attribute {
        name: "shuffle",
        takes: Takes::Presence,
        usual: Usual::Settings,
        changes: Changes::Run,
        goes_with: GoesWith::All,
        group: Group::Training,
        what: said("Rows come in another seeded order each epoch."),
        read: |reader, _| {
            reader.settings.shuffle = true;
            Some(())
        },
        write: |writer| flag(writer.settings.shuffle),
    },
    Attribute {
        name: "threshold",
        takes: Takes::Number { values: said("0 to 1"), accepted: Accepted::Threshold },
        usual: Usual::Settings,
        changes: Changes::View,
        goes_with: GoesWith::All,
        group: Group::Neuron,
        what: said("From which probability on a row is predicted as class 1."),
        read: |reader, value| {
            reader.settings.threshold = number(value, 0.0, 1.0)?;
            Some(())
        },
        write: |writer| Some(plain(writer.settings.threshold)),
    },
    Attribute {
        name: "epochs",
        takes: Takes::Whole { values: said("1 to 1 000 000"), accepted: Accepted::Epochs },
        usual: Usual::Settings,
        changes: Changes::Run,
        goes_with: GoesWith::All,
        group: Group::Training,
        what: said("Number of epochs to train."),
        read: |reader, value| {
            reader.settings.epochs = whole(value, 1, Settings::MOST_EPOCHS)?;
            Some(())
        },
        write: |writer| Some(writer.settings.epochs.to_string()),
    },
    Attribute {
        name: "seed",
        takes: Takes::Whole { values: said("0 to 4 294 967 295"), accepted: Accepted::Seed },
        usual: Usual::Settings,
        changes: Changes::Run,
        goes_with: GoesWith::All,
        group: Group::Training,
        what: said("NumPy’s seed, for the starting weights."),
        read: |reader, value| {
            reader.settings.seed = whole(value, 0, u32::MAX)?;
            Some(())
        },
        write: |writer| Some(writer.settings.seed.to_string()),
    },
    Attribute {
        name: "weights",
        takes: Takes::Text { values: said("finite numbers, with commas"), accepted: Some(Accepted::Weights) },
        usual: Usual::Said(said("from `seed`")),
        changes: Changes::Run,
        goes_with: GoesWith::AuthorsRows,
        group: Group::Training,
        what: said("Starting weights, row by row, then the biases."),
        read: |reader, value| {
            reader.settings.weights = Some(numbers(value)?);
            Some(())
        },
        write: |writer| {
            let weights = writer.settings.weights.as_ref().filter(|weights| !weights.is_empty());
            weights.map(|weights| with_commas(weights))
        },
    },
    Attribute {
        name: "rate",
        takes: Takes::Whole { values: said("1 to 10 000"), accepted: Accepted::Rate },
        usual: Usual::Settings,
        changes: Changes::View,
        goes_with: GoesWith::All,
        group: Group::Figure,
        what: said("Epochs per frame."),
        read: |reader, value| {
            reader.view.rate = whole(value, 1, 10_000)?;
            Some(())
        },
        write: |writer| Some(writer.view.rate.to_string()),
    },
    Attribute {
        name: "panels",
        takes: Takes::AnyOf(|| Panel::ALL.map(Panel::name).to_vec()),
        usual: Usual::Settings,
        changes: Changes::View,
        goes_with: GoesWith::All,
        group: Group::Figure,
        what: said("What is shown, in this order: pictures first, the others below."),
        read: |reader, value| {
            reader.view.panels.clear();
            for panel in value.split_ascii_whitespace().map(Panel::named) {
                let panel = panel?;
                if !reader.view.panels.contains(&panel) {
                    reader.view.panels.push(panel);
                }
            }
            Some(())
        },
        // An empty value means no panels at all.
        write: |writer| Some(listed(writer.view.panels.iter().map(|panel| panel.name())).unwrap_or_default()),
    },
    Attribute {
        name: "discrete",
        takes: Takes::Presence,
        usual: Usual::Settings,
        changes: Changes::View,
        goes_with: GoesWith::All,
        group: Group::Neuron,
        what: said("The field in flat colours, one for each class."),
        read: |reader, _| {
            reader.view.discrete = true;
            Some(())
        },
        write: |writer| flag(writer.view.discrete),
    },
    Attribute {
        name: "log-loss",
        takes: Takes::Presence,
        usual: Usual::Settings,
        changes: Changes::Start,
        goes_with: GoesWith::All,
        group: Group::Figure,
        what: said(
            "The loss curve on a logarithmic scale, as is always one that grows a thousandfold. Readers may choose the other.",
        ),
        read: |reader, _| {
            reader.view.log_loss = true;
            Some(())
        },
        write: |writer| flag(writer.view.log_loss),
    },
    Attribute {
        name: "pair",
        takes: Takes::Text {
            values: said("two numbers from 1, with a comma"),
            accepted: Some(Accepted::Pair),
        },
        usual: Usual::Settings,
        changes: Changes::Start,
        goes_with: GoesWith::All,
        group: Group::Elsewhere,
        what: said("Which inputs lie along the axes of the boundary. Readers may choose others."),
        read: |reader, value| {
            reader.view.pair = pair(value)?;
            Some(())
        },
        write: |writer| Some(numbered(writer.view.pair)),
    },
    Attribute {
        name: "axes",
        takes: Takes::Text {
            values: said("two numbers from 1, with a comma"),
            accepted: Some(Accepted::Pair),
        },
        usual: Usual::Settings,
        changes: Changes::Start,
        goes_with: GoesWith::All,
        group: Group::Elsewhere,
        what: said("Which weights or biases lie along the axes of the landscape. Readers may choose others."),
        read: |reader, value| {
            reader.view.axes = pair(value)?;
            Some(())
        },
        write: |writer| Some(numbered(writer.view.axes)),
    },
    Attribute {
        name: "tied",
        takes: Takes::Text {
            values: said("two numbers from 1, with a comma"),
            accepted: Some(Accepted::Pair),
        },
        usual: Usual::Settings,
        changes: Changes::Start,
        goes_with: GoesWith::All,
        group: Group::Elsewhere,
        what: said(
            "Two weights or biases that the landscape moves together, along the axis of either: while they are equal, its plane \
             is the one in which they are.",
        ),
        read: |reader, value| {
            reader.view.tied = Some(pair(value)?);
            Some(())
        },
        write: |writer| writer.view.tied.map(numbered),
    },
    Attribute {
        name: "limits",
        takes: Takes::Text {
            values: said("`-6,9,-12,6` or `-6,9,-12,6,0.01,10`"),
            accepted: Some(Accepted::Limits),
        },
        usual: Usual::Said(said("as the path needs")),
        changes: Changes::View,
        goes_with: GoesWith::All,
        group: Group::Elsewhere,
        what: said(
            "The ends of the landscape’s axes, across and up, and of its heights, so that figures can be compared. They hold \
             until the path leaves them.",
        ),
        read: |reader, value| {
            reader.view.limits = Some(Limits::from_ends(&numbers(value)?)?);
            Some(())
        },
        write: |writer| writer.view.limits.map(|limits| with_commas(&limits.ends())),
    },
    Attribute {
        name: "along",
        takes: Takes::Text { values: said("a number from 1"), accepted: Some(Accepted::Along) },
        usual: Usual::Settings,
        changes: Changes::Start,
        goes_with: GoesWith::All,
        group: Group::Elsewhere,
        what: said("Along which weight or bias the loss is sliced. Readers may choose another."),
        read: |reader, value| {
            reader.view.along = whole(value, 1, u32::MAX)? as usize - 1;
            Some(())
        },
        write: |writer| Some((writer.view.along + 1).to_string()),
    },
    of_page(
        "controls",
        Takes::Presence,
        Usual::Settings,
        Group::Figure,
        said("Buttons, slider and keys for the reader, and a line that can be moved by hand."),
    ),
    of_page(
        "autoplay",
        Takes::Presence,
        Usual::Settings,
        Group::Figure,
        said("Plays once it is in view, unless the reader prefers little motion."),
    ),
    of_page("loop", Takes::Presence, Usual::Settings, Group::Figure, said("Begins again at its end.")),
    of_page(
        "loading",
        Takes::OneOf(|| vec!["lazy", "eager"]),
        Usual::Value("lazy"),
        Group::Elsewhere,
        said("Whether it loads when it comes near the view, or at once."),
    ),
    of_page(
        "poster",
        Takes::Text { values: said("address of an image"), accepted: None },
        Usual::Settings,
        Group::Elsewhere,
        said("Shown until there is a run, and where there can be none."),
    ),
    of_page(
        "theme",
        Takes::OneOf(|| vec!["auto", "light", "dark"]),
        Usual::Value("auto"),
        Group::Figure,
        said("Its colours; `auto` follows the page’s `color-scheme`."),
    ),
    of_page(
        "lit",
        Takes::Text { values: said("name of a symbol"), accepted: None },
        Usual::Settings,
        Group::Elsewhere,
        said(
            "The symbol, by its name among `values`, that is highlighted wherever it stands, as if pointed at.",
        ),
    ),
];

/// An attribute of the element on its page, which says nothing about a run.
const fn of_page(
    name: &'static str,
    takes: Takes,
    usual: Usual,
    group: Group,
    what: &'static str,
) -> Attribute {
    let (read, write): (Read, Write) = (|_, _| Some(()), |_| None);
    Attribute {
        name,
        takes,
        usual,
        changes: Changes::Page,
        goes_with: GoesWith::All,
        group,
        what,
        read,
        write,
    }
}
