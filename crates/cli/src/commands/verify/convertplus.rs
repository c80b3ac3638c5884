//! Return URLs of ConvertPlus and InLine. Owns what a person sees of one; must never call an order
//! paid.

use countersign::convertplus::ReturnUrl;
use countersign::{Algorithm, BuyLinkSecretWord};

use super::Verify;
use super::checked::{Checked, Names, list};
use super::page::Page;
use crate::failure::{Failure, Status};
use crate::link::Link;

const NAMES: Names = Names { signature: "signature", secret: "buy-link secret word" };

pub(super) fn run(command: &Verify) -> Result<Status, Failure> {
    let words = command.secrets.read_as(Some(&command.body.file), BuyLinkSecretWord::new)?;
    let body = command.body.read()?;
    let link = Link::of(&body);
    match ReturnUrl::verify(link.whole, &words) {
        Ok(back) => {
            let mut signed: Vec<_> = back.iter().collect();
            signed.sort_unstable();
            let signed = list(signed);
            let checked = Checked::new("convertplus", Algorithm::Sha256, back.word_index(), signed);
            command.show(&checked, || page(&back))
        }
        Err(error) => command.turn_away(error, &NAMES, link.whole, None),
    }
}

fn page(back: &ReturnUrl) -> Page {
    let count = back.iter().count();
    let more = format!(", {count} signed {}", if count == 1 { "parameter" } else { "parameters" });
    let mut page = Page::genuine("return URL", "signature", back.word_index(), &more);
    page.fields(back.iter());
    page.line(
        "That it is genuine does not say that it is new, or that the order is paid: ask the API.",
    );
    page
}
