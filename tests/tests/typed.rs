//! The typed form of every body of `tests/vectors/typed.json`, and of an INS.

use countersign::code::{InsInvoiceStatus, InsItemType, InsMessageType, InsRenewalStatus};
use countersign::ins::{self, Ins, InsPolicy};
use countersign::{AlgorithmSet, Error, InsSecretWord, SecretKey, Verifier, owned, sign};
use countersign_tests::vectors::{self, Typed};
use serde_json::Value;

#[test]
fn conformance() {
    let key = SecretKey::new(b"AABBCCDDEEFF").unwrap();
    let verifier = Verifier::new([key.clone()]).unwrap();
    let mut wrong = Vec::new();
    for mut vector in vectors::read::<Typed>("typed.json") {
        assert_eq!(vector.kind, "typed");
        let id = vector.id.clone();
        let signed = sign(&vector.bytes(), &key, AlgorithmSet::SHA).unwrap();
        let verified = verifier.verify(&signed).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(verified.kind().name(), vector.protocol, "{id}");

        let notification =
            owned::Notification::of(&verified).unwrap_or_else(|| panic!("{id} is of a known kind"));
        let json = serde_json::to_value(&notification).unwrap();
        differences(&vector.notification, &json, &id, &mut wrong);

        let back: owned::Notification = serde_json::from_value(json).unwrap();
        assert_eq!(back, notification, "{id}: back from JSON");
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

/// Where two JSON values differ, each place on a line of its own, so that one run shows all there is to see.
fn differences(expected: &Value, found: &Value, path: &str, wrong: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (name, value) in expected {
                let found = found.get(name).unwrap_or(&Value::Null);
                differences(value, found, &format!("{path}/{name}"), wrong);
            }
            for (name, value) in found.iter().filter(|(name, _)| !expected.contains_key(*name)) {
                wrong.push(format!("{path}/{name}: expected nothing, found {value}"));
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
                differences(expected, found, &format!("{path}/{index}"), wrong);
            }
        }
        _ if expected == found => {}
        _ => wrong.push(format!("{path}: expected {expected}, found {found}")),
    }
}

/// A made-up INS with the fields of `others.md`, section 1.1. What is expected is written out by hand.
#[test]
fn ins_by_hand() -> Result<(), Error> {
    let body = b"message_type=INVOICE_STATUS_CHANGED&message_description=Invoice+status+changed&timestamp=2021-01-01+12:00:00+EEST\
        &message_id=1234&key_count=30&vendor_id=1817037&sale_id=4774380224&sale_date_placed=2021-01-01+11:59:00&vendor_order_id=order-77\
        &invoice_id=4774380233&recurring=1&payment_type=credit+card&list_currency=USD&cust_currency=EUR&invoice_status=deposited\
        &fraud_status=&invoice_list_amount=58.31&invoice_usd_amount=58.31&invoice_cust_amount=47,90&customer_name=Ada+Example\
        &bill_country=USA&item_count=2&item_name_1=Suite&item_list_amount_1=49.00&item_type_1=bill&item_rec_status_1=live\
        &item_rec_install_billed_1=3&item_name_2=Seat&item_type_2=voucher&item_usd_amount_2[]=1&item_name_4=Not+reached";
    let word = InsSecretWord::new(b"tango")?;
    let body = ins::sign(body, "1817037", &word)?;
    let ins = Ins::verify(&body, &InsPolicy::new("1817037"), &[word])?;
    assert_eq!(
        (ins.sale_id(), ins.invoice_id()),
        (b"4774380224".as_slice(), b"4774380233".as_slice())
    );
    let rest = ins.unsigned();
    let (message, sale) = (rest.message(), rest.sale());
    assert_eq!(message.message_type()?, Some(InsMessageType::InvoiceStatusChanged));
    assert_eq!(
        message.sent_at()?.map(|at| (at.at().to_string(), at.zone())),
        Some(("2021-01-01T12:00:00".into(), Some("EEST")))
    );
    assert_eq!(
        sale.placed_at()?.map(|at| (at.at().to_string(), at.zone())),
        Some(("2021-01-01T11:59:00".into(), None))
    );
    assert_eq!(message.key_count()?, Some(30));
    assert_eq!((sale.is_recurring()?, sale.item_count()?), (Some(true), Some(2)));
    assert_eq!(sale.invoice_status()?, Some(InsInvoiceStatus::Deposited));
    assert_eq!(sale.fraud_status()?, None);
    assert_eq!(sale.list_amount()?.map(|amount| amount.to_string()), Some("58.31".into()));
    assert_eq!(sale.customer_amount(), Err(Error::InvalidField("invoice_cust_amount")));
    assert_eq!(sale.customer_currency()?.map(|currency| currency.to_string()), Some("EUR".into()));
    assert_eq!(rest.customer().name()?, Some("Ada Example"));
    assert_eq!(rest.billing().country()?, Some("USA"));
    assert_eq!(rest.shipping().city()?, None);

    let items: Vec<_> = rest.items().collect();
    assert_eq!(items.len(), 2, "they are numbered without a gap");
    assert_eq!((items[0].name()?, items[1].name()?), (Some("Suite"), Some("Seat")));
    assert_eq!(items[0].item_type()?, Some(InsItemType::Bill));
    assert_eq!(items[0].renewal_status()?, Some(InsRenewalStatus::Live));
    assert_eq!(items[0].installments_billed()?, Some(3));
    assert_eq!(items[1].item_type()?, Some(InsItemType::Other("voucher")));
    assert_eq!(items[1].usd_amount(), Err(Error::InvalidField("item_usd_amount_*")));
    Ok(())
}
