//! Integers of any size. The browser has them. Elsewhere they come from a crate, which would add 7 KB to the browser's module.

#[cfg(feature = "web")]
pub use browser::{Whole, shifted};
#[cfg(not(feature = "web"))]
pub use native::{Whole, shifted};

#[cfg(feature = "web")]
use browser::bits;
#[cfg(not(feature = "web"))]
use native::bits;

/// `whole` as m and e of m · 2ᵉ, precise to a double's last bit. A double alone may not have the range.
pub fn rounded(whole: &Whole) -> (f64, i32) {
    let is_negative = *whole < Whole::default();
    let size = if is_negative { -whole } else { whole.clone() };
    let power = (bits(&size) - 64).max(0);
    let highest = u64::try_from(shifted(&size, -power)).unwrap_or_default() as f64;
    (if is_negative { -highest } else { highest }, power)
}

#[cfg(feature = "web")]
mod browser {
    pub use js_sys::BigInt as Whole;

    /// `whole` · 2^`power`, rounded down.
    pub fn shifted(whole: &Whole, power: i32) -> Whole {
        whole << Whole::from(power)
    }

    /// The number of binary digits of a number that is not negative.
    pub fn bits(whole: &Whole) -> i32 {
        whole.to_string(2).map_or(0, |digits| digits.length() as i32)
    }
}

#[cfg(not(feature = "web"))]
mod native {
    pub use num_bigint::BigInt as Whole;

    /// `whole` · 2^`power`, rounded down.
    pub fn shifted(whole: &Whole, power: i32) -> Whole {
        if power < 0 { whole >> -power } else { whole << power }
    }

    /// The number of binary digits of a number that is not negative.
    pub fn bits(whole: &Whole) -> i32 {
        whole.bits() as i32
    }
}
