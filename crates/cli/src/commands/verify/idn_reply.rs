//! 2Checkout's answer to a delivery notice. Owns what a person sees of one; must never say
//! "confirmed" for a code whose meaning is not known.

use countersign::Algorithm;
use countersign::order_service::{IdnReply, ResponseCode};

use super::Verify;
use super::checked::{Checked, Names, list};
use super::page::Page;
use crate::failure::{Failure, Status};

const NAMES: Names = Names { signature: "ORDER_HASH", secret: "secret key" };

pub(super) fn run(command: &Verify) -> Result<Status, Failure> {
    let keys = command.secrets.read(Some(&command.body.file))?;
    let body = command.body.read()?;
    match IdnReply::verify(&body, &keys) {
        Ok(reply) => {
            let signed = [
                (b"ORDER_REF".as_slice(), reply.order_ref()),
                (b"RESPONSE_CODE".as_slice(), code(&reply)),
                (b"RESPONSE_MSG".as_slice(), reply.message()),
                (b"IDN_DATE".as_slice(), reply.date()),
            ];
            let mut checked =
                Checked::new("idn-reply", Algorithm::Md5, reply.secret_index(), list(signed));
            checked.confirmed = Some(reply.code() == ResponseCode::Confirmed);
            command.show(&checked, || page(&reply))
        }
        Err(error) => command.turn_away(error, &NAMES, b"", None),
    }
}

fn code<'b>(reply: &IdnReply<'b>) -> &'b [u8] {
    match reply.code() {
        ResponseCode::Confirmed => b"1",
        ResponseCode::Other(code) => code,
        _ => b"",
    }
}

fn page(reply: &IdnReply<'_>) -> Page {
    let mut page = Page::genuine("IDN reply", "ORDER_HASH", reply.secret_index(), "");
    page.row("order", Some(reply.order_ref()));
    page.words(
        "answer",
        match reply.code() {
            ResponseCode::Confirmed => "confirmed",
            _ => "NOT confirmed",
        },
    );
    page.row("code", Some(code(reply)));
    page.row("message", Some(reply.message()));
    page.row("date", Some(reply.date()));
    page
}
