//! What the panels show: each picture in a room of its own, which says what it draws and where it can be taken hold of.
//!
//! A picture is made in layers, so that each is drawn again only when what it shows has changed:
//!
//! | picture | layers, from below | changes with |
//! |---|---|---|
//! | [`boundary`] | field (pixels), many points (pixels), line, axes and few points | weights; right or wrong; weights; data, selection, right or wrong |
//! | [`loss`] | axes, curves, mark and names | scale; epochs never seen before, selection; the current epoch |
//! | [`sigmoid`] | axes, curve, points | window; window; z, selection, right or wrong, what is [`Lit`] |
//! | [`landscape`] | field (pixels), contour lines, path, place, axes | the surface; the surface; epochs; weights; window |
//! | [`mod@slice`] | axes, curves, marks | window; weights; weights, selection |
//! | [`clue`] | axes, all else | never; η, epochs |
//! | [`lifted`] | ground, plane and rows | weights, pose; weights, selection, pose |
//! | [`network`] | edges, nodes, numbers | weights; data; selection, weights; all with what is [`Lit`] |

mod borders;
pub mod boundary;
pub mod clue;
mod contour;
pub mod corners;
pub mod landscape;
pub mod lifted;
mod lit;
pub mod loss;
pub mod network;
mod picture;
mod poster;
mod rows;
mod sample;
pub mod sigmoid;
pub mod slice;
mod still;

pub use crate::plot::{Colour, Extent, Marker, Plot, Theme};
pub use contour::contour;
pub use lit::Lit;
pub use picture::{Hit, Picture, Scene};
pub use poster::{Poster, PosterError, Scheme, in_both_schemes};
pub use still::{still, still_clue, still_corners, still_of_other_loss};

use boundary::BoundaryPicture;
use landscape::LandscapePicture;
use lifted::LiftedPicture;
use loss::LossPicture;
use network::NetworkPicture;
use sigmoid::SigmoidPicture;
use slice::SlicePicture;

/// The picture of a panel by its name; none where the panel is no picture.
pub fn picture(panel: &str) -> Option<Box<dyn Picture>> {
    Some(match panel {
        "boundary" => Box::new(BoundaryPicture::default()),
        "loss" => Box::new(LossPicture::default()),
        "sigmoid" => Box::new(SigmoidPicture::default()),
        "landscape" => Box::new(LandscapePicture::new(false)),
        "landscape-other" => Box::new(LandscapePicture::new(true)),
        "slice" => Box::new(SlicePicture::default()),
        "lifted" => Box::new(LiftedPicture::default()),
        "network" => Box::new(NetworkPicture::default()),
        _ => return None,
    })
}
