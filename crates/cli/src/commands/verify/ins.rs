//! INS messages. Owns what a person sees of one; must never show an unsigned value among the signed
//! ones.

use countersign::ins::{Ins, InsPolicy};
use countersign::{Algorithm, Error, InsSecretWord, Limits, Unverified};

use super::Verify;
use super::checked::{Checked, Names, list};
use super::page::Page;
use crate::failure::{Failure, Status};
use crate::json::Bytes;
use crate::text::printable_in;

const NAMES: Names = Names { signature: "md5_hash", secret: "INS secret word or --account" };

pub(super) fn run(command: &Verify, account: &str) -> Result<Status, Failure> {
    let words = command.secrets.read_as(Some(&command.body.file), InsSecretWord::new)?;
    let body = command.body.read()?;
    match Ins::verify(&body, &InsPolicy::new(account), &words) {
        Ok(ins) => show(command, &ins, account),
        Err(error) => {
            let other = other_account(error, &body, account);
            command.turn_away(error, &NAMES, &body, other)
        }
    }
}

fn show(command: &Verify, ins: &Ins<'_>, account: &str) -> Result<Status, Failure> {
    let signed =
        [(b"sale_id".as_slice(), ins.sale_id()), (b"invoice_id".as_slice(), ins.invoice_id())];
    let unsigned = ins.unsigned();
    let rest: Vec<_> =
        unsigned.fields().map(|field| (field.path().to_bytes(), field.value())).collect();
    let mut checked = Checked::new("ins", Algorithm::Md5, ins.word_index(), list(signed));
    checked.unsigned = Some(rest.iter().map(|(path, value)| (Bytes(path), Bytes(value))).collect());
    command.show(&checked, || page(ins, account, rest.len()))
}

fn page(ins: &Ins<'_>, account: &str, count: usize) -> Page {
    let mut page = Page::genuine("INS message", "md5_hash", ins.word_index(), "");
    page.row("sale", Some(ins.sale_id()));
    page.row("invoice", Some(ins.invoice_id()));
    page.words("account", &format!("{account} (as given, not as sent)"));
    if count == 0 {
        return page;
    }
    page.not_signed();
    let unsigned = ins.unsigned();
    let raw = |name: &str| unsigned.get(name);
    let (message, sale) = (unsigned.message(), unsigned.sale());
    page.read("message", message.message_type(), raw("message_type"), "");
    page.read("status", sale.invoice_status(), raw("invoice_status"), "");
    page.read("fraud", sale.fraud_status(), raw("fraud_status"), "");
    let currency = |currency: countersign::Reading<countersign::Currency>| match currency {
        Ok(Some(currency)) => format!(" {currency}"),
        _ => String::new(),
    };
    let (list, customer) = (currency(sale.list_currency()), currency(sale.customer_currency()));
    page.read("price", sale.list_amount(), raw("invoice_list_amount"), &list);
    page.read("paid", sale.customer_amount(), raw("invoice_cust_amount"), &customer);
    page.read("order", sale.vendor_order_id(), raw("vendor_order_id"), "");
    for (number, item) in unsigned.items().enumerate() {
        let raw = raw(&format!("item_name_{}", number.saturating_add(1))).map(<[u8]>::to_vec);
        page.read("item", item.name(), raw.as_deref(), "");
    }
    page.read("date", message.sent_at(), raw("timestamp"), "");
    page.line(&format!("{count} unsigned values in all; --json shows them"));
    page
}

/// The account number that the message names, if it is another one than was given.
fn other_account(error: Error, body: &[u8], account: &str) -> Option<String> {
    let message = Unverified::parse(body, &Limits::DEFAULT).ok()?;
    let named = message.form().get("vendor_id")?;
    let other = error == Error::SignatureMismatch && named != account.as_bytes();
    other.then(|| {
        let named = printable_in(named, 30);
        format!("the message names the account {named}, --account says {account}")
    })
}
