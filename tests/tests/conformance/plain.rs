//! The digests of `plain.json`, made and checked by the modules of their messages.

use countersign::api_auth::{Login, login_hash};
use countersign::convertplus::{MerchantToken, ReturnUrl, sign_link, sign_return};
use countersign::ins::{Ins, InsPolicy};
use countersign::order_service::{Idn, IdnReply, Irn, Ise, ResponseCode};
use countersign::redirect::{Redirect, RedirectPolicy, back_ref_tag};
use countersign::{Algorithm, BuyLinkSecretWord, Error, InsSecretWord, ReceiptDate, ins, redirect};
use countersign_tests::vectors::Plain;

use crate::{THREE, key};

/// The digests of `hmac`, each with its algorithm.
fn digests(vector: &Plain) -> impl Iterator<Item = (Algorithm, &str)> {
    let expected = &vector.expected;
    let digests = [&expected.md5, &expected.sha256, &expected.sha3_256];
    THREE.into_iter().zip(digests.map(|digest| digest.as_deref().unwrap()))
}

/// Every byte escaped.
fn form(parts: &[(&str, &str)]) -> String {
    let escaped = |text: &str| -> String { text.bytes().map(|b| format!("%{b:02X}")).collect() };
    let pairs: Vec<_> =
        parts.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    pairs.join("&")
}

pub(crate) fn through_its_own_module(vector: &Plain) {
    let id = vector.id.as_str();
    let parts: Vec<(&str, &str)> =
        vector.parts.iter().flatten().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let value = |name: &str| {
        let found = parts.iter().find(|(part, _)| *part == name);
        found.unwrap_or_else(|| panic!("{id} has {name}")).1
    };
    match (vector.protocol.as_str(), id) {
        ("ins", _) => {
            let word = InsSecretWord::new(value("secret_word").as_bytes()).unwrap();
            let body = form(&parts[..3]);
            let signed = ins::sign(body.as_bytes(), value("vendor_id"), &word).unwrap();
            let digest = vector.expected.md5.as_deref().unwrap();
            assert_eq!(signed, format!("{body}&md5_hash={digest}").into_bytes(), "{id}");
            let ins = Ins::verify(&signed, &InsPolicy::new(value("vendor_id")), &[word]).unwrap();
            assert_eq!(ins.sale_id(), value("sale_id").as_bytes(), "{id}");
            assert_eq!(ins.invoice_id(), value("invoice_id").as_bytes(), "{id}");
        }
        ("return", "backref") => {
            let key = key(vector.key.as_deref().unwrap());
            let (ids, quantities) =
                ([value("pid_1"), value("pid_2")], [value("qty_1"), value("qty_2")]);
            for (algorithm, digest) in digests(vector) {
                let (order, status) = (value("order_ref"), value("status"));
                let date = value("date");
                let tag = back_ref_tag(&key, algorithm, order, status, &ids, &quantities, date);
                match algorithm {
                    Algorithm::Md5 => assert_eq!(tag.unwrap().to_string(), digest, "{id}"),
                    _ => assert!(matches!(tag, Err(Error::Undocumented(_))), "{id}"),
                }
            }
        }
        ("return", _) => {
            let words = [InsSecretWord::new(value("secret_word").as_bytes()).unwrap()];
            let query = form(&parts[2..]);
            let signed = redirect::sign(query.as_bytes(), value("sid"), &words[0]).unwrap();
            let digest = vector.expected.md5.as_deref().unwrap();
            assert_eq!(signed, format!("{query}&key={digest}").into_bytes(), "{id}");
            let policy = RedirectPolicy::new(value("sid"));
            let is_demo = id == "doc-return-demo";
            let plain = Redirect::verify(&signed, &policy, &words);
            assert_eq!(plain.err(), is_demo.then_some(Error::SignatureMismatch), "{id}");
            let back = Redirect::verify(&signed, &policy.accept_demo(true), &words).unwrap();
            assert_eq!(
                (back.is_demo(), back.total()),
                (is_demo, value("total").as_bytes()),
                "{id}"
            );
        }
        ("convertplus", _) => {
            let word = BuyLinkSecretWord::new(vector.key.as_ref().unwrap().as_bytes()).unwrap();
            // Backwards, so that there is something to sort; and what a link does not sign.
            let mut query: Vec<_> = parts.iter().rev().copied().collect();
            let signed = if id == "cplus-buylink" {
                query.push(("merchant", "123456789012"));
                sign_link(&form(&query), &word).unwrap()
            } else {
                let signed = sign_return(&form(&query), &word).unwrap();
                let back = ReturnUrl::verify(&signed, std::slice::from_ref(&word)).unwrap();
                assert_eq!(back.refno(), Some(value("refno").as_bytes()), "{id}");
                signed
            };
            let digest = vector.expected.sha256.as_deref().unwrap();
            assert_eq!(signed, format!("{}&signature={digest}", form(&query)), "{id}");
        }
        // PayU's, with a value that 2Checkout does not have.
        ("idn", "doc-payu-idn-request") => {}
        ("idn", "doc-payu-idn-response") => {
            let keys = [key(vector.key.as_deref().unwrap())];
            for (algorithm, digest) in digests(vector) {
                let values: Vec<_> = parts.iter().map(|(_, value)| *value).collect();
                let text = format!("<EPAYMENT>{}|{digest}</EPAYMENT>", values.join("|"));
                let reply = IdnReply::verify(text.as_bytes(), &keys);
                match algorithm {
                    Algorithm::Md5 => {
                        assert_eq!(reply.unwrap().code(), ResponseCode::Confirmed, "{id}");
                    }
                    _ => assert!(matches!(reply, Err(Error::Undocumented(_))), "{id}"),
                }
            }
        }
        ("idn" | "irn", _) => {
            let key = key(vector.key.as_deref().unwrap());
            let (merchant, order) = (value("MERCHANT"), value("ORDER_REF"));
            let (amount, currency) = (value("ORDER_AMOUNT"), value("ORDER_CURRENCY"));
            for (algorithm, digest) in digests(vector) {
                let body = if vector.protocol == "idn" {
                    let notice = Idn::new(merchant, order).amount(amount, currency);
                    notice.date(value("IDN_DATE")).request(&key, algorithm)
                } else {
                    let refund = Irn::new(merchant, order).amount(amount, currency);
                    refund.date(value("IRN_DATE")).request(&key, algorithm)
                };
                assert!(body.unwrap().ends_with(&format!("&ORDER_HASH={digest}")), "{id}");
            }
        }
        ("ise", _) => {
            let key = key(vector.key.as_deref().unwrap());
            let asked = ReceiptDate::parse(value("REQ_DATE")).unwrap();
            let search =
                Ise::new(value("MERCHANT"), asked).days(value("STARTDATE"), value("ENDDATE"));
            for (algorithm, digest) in digests(vector) {
                let query = search.request(&key, algorithm).unwrap();
                let mut end = format!("&FILTER_FIELD=&HASH={digest}");
                if algorithm != Algorithm::Md5 {
                    end.push_str(&format!("&SIGNATURE_ALG={algorithm}"));
                }
                assert!(query.ends_with(&end), "{id}: {query}");
            }
        }
        ("api", _) => {
            let key = key(vector.key.as_deref().unwrap());
            let (code, date) = (value("code"), value("date"));
            for (algorithm, digest) in digests(vector) {
                let hash = login_hash(&key, algorithm, code, date).unwrap();
                assert_eq!(hash.to_string(), digest, "{id}");
                let algo = match algorithm {
                    Algorithm::Md5 => String::new(),
                    _ => format!("algo='{algorithm}'"),
                };
                let header = format!("code='{code}' date='{date}' hash='{digest}'{algo}");
                assert_eq!(Login::parse(&header).unwrap().verify(&key), Ok(()), "{id}");
            }
        }
        ("jwt", _) => {
            let word = BuyLinkSecretWord::new(vector.key.as_ref().unwrap().as_bytes()).unwrap();
            let token = MerchantToken::new("Add Seller id", 1_621_416_725, 1_621_420_363)
                .times_as_text(true)
                .sign(&word)
                .unwrap();
            let source = vector.source.as_ref().unwrap();
            let digest = vector.expected.sha512_base64url.as_ref().unwrap();
            assert_eq!(token, format!("{source}.{digest}"), "{id}");
        }
        // Bare HMAC, and a service of which no page of 2Checkout was found.
        ("hmac" | "ios", _) => {}
        (other, _) => panic!("{id}: unknown protocol {other}"),
    }
}
