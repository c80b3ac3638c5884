//! Requests of the key generator. Owns what a person sees of one; must never answer it.

use countersign::delivery::Delivery;
use countersign::{Kind, Limits};

use super::Verify;
use super::checked::{Checked, Names};
use super::page::Page;
use crate::failure::{Failure, Status};
use crate::json::Bytes;

const NAMES: Names = Names { signature: "signature", secret: "secret key" };

pub(super) fn run(command: &Verify) -> Result<Status, Failure> {
    let keys = command.secrets.read(Some(&command.body.file))?;
    let body = command.body.read()?;
    let policy = command.policy.policy(Kind::Unknown).limits(Limits::DEFAULT);
    match Delivery::verify(&body, &policy, &keys) {
        Ok(delivery) => {
            let fields: Vec<_> =
                delivery.fields().map(|field| (field.path().to_bytes(), field.value())).collect();
            let list = fields.iter().map(|(path, value)| (Bytes(path), Bytes(value))).collect();
            let (algorithm, secret) = (delivery.algorithm(), delivery.secret_index());
            let checked = Checked::new("delivery", algorithm, secret, list);
            command.show(&checked, || page(&delivery, &fields))
        }
        Err(error) => command.turn_away(error, &NAMES, &body, None),
    }
}

fn page(delivery: &Delivery<'_>, fields: &[(Vec<u8>, &[u8])]) -> Page {
    let signature = delivery.algorithm().name();
    let more = match fields.len() {
        1 => ", 1 signed field".to_owned(),
        count => format!(", {count} signed fields"),
    };
    let mut page = Page::genuine("request for codes", signature, delivery.secret_index(), &more);
    page.fields(fields.iter().map(|(path, value)| (path.as_slice(), *value)));
    match delivery.is_test_order() {
        Ok(Some(true)) => page.line("A test order: nobody has paid."),
        Ok(_) => {}
        Err(_) => page.line("TESTORDER is neither YES nor NO."),
    }
    page
}
