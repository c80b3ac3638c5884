//! The classic return and the 3-D Secure callback. Owns what a person sees of one; must never let a
//! demo sale look like a sale.

use countersign::redirect::{Redirect, RedirectPolicy};
use countersign::{Algorithm, Error, InsSecretWord};

use super::Verify;
use super::checked::{Checked, Names, list};
use super::page::Page;
use crate::failure::{Failure, Status};
use crate::json::Bytes;
use crate::link::Link;

const NAMES: Names = Names { signature: "key", secret: "INS secret word or --account" };

pub(super) fn run(command: &Verify, account: &str) -> Result<Status, Failure> {
    let words = command.secrets.read_as(Some(&command.body.file), InsSecretWord::new)?;
    let body = command.body.read()?;
    let query = Link::of(&body).query;
    let policy = RedirectPolicy::new(account).accept_demo(command.accept_demo);
    match Redirect::verify(query, &policy, &words) {
        Ok(back) => show(command, &back, account),
        Err(error) => {
            let is_demo = error == Error::SignatureMismatch
                && Redirect::verify(query, &policy.accept_demo(true), &words).is_ok();
            let hint = is_demo.then(|| {
                "this is a demo sale, hashed with another order number on purpose; nobody has paid. \
                 --accept-demo accepts it"
                    .to_owned()
            });
            command.turn_away(error, &NAMES, query, hint)
        }
    }
}

fn show(command: &Verify, back: &Redirect<'_>, account: &str) -> Result<Status, Failure> {
    let signed =
        [(b"order_number".as_slice(), back.order_number()), (b"total".as_slice(), back.total())];
    let rest: Vec<_> =
        back.unsigned_fields().map(|field| (field.path().to_bytes(), field.value())).collect();
    // The order number of a demo sale is not what was hashed.
    let signed_from = usize::from(back.is_demo());
    let (moved, signed) = signed.split_at(signed_from);
    let mut checked =
        Checked::new("return", Algorithm::Md5, back.word_index(), list(signed.iter().copied()));
    let mut unsigned = list(moved.iter().copied());
    unsigned.extend(rest.iter().map(|(path, value)| (Bytes(path), Bytes(value))));
    checked.unsigned = Some(unsigned);
    checked.demo = Some(back.is_demo());
    command.show(&checked, || page(back, account, &rest))
}

fn page(back: &Redirect<'_>, account: &str, rest: &[(Vec<u8>, &[u8])]) -> Page {
    let what = if back.is_demo() { "return of a DEMO sale" } else { "return" };
    let mut page = Page::genuine(what, "key", back.word_index(), "");
    if !back.is_demo() {
        page.row("order", Some(back.order_number()));
    }
    page.row("total", Some(back.total()));
    page.words("account", &format!("{account} (as given, not as sent)"));
    if back.is_demo() {
        page.words("demo", "nobody has paid");
    } else {
        page.line("Compare order and total with your own: digits can move from one to the other.");
    }
    if back.is_demo() || !rest.is_empty() {
        page.not_signed();
    }
    if back.is_demo() {
        page.row("order", Some(back.order_number()));
    }
    page.fields(rest.iter().map(|(path, value)| (path.as_slice(), *value)));
    page
}
