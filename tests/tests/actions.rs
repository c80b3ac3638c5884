//! What to do about keys, message by message: the tables of `docs/typed.md`, section "Entitlements", written out by hand.

use countersign::{Action, AlgorithmSet, Error, SecretKey, Verified, Verifier, sign};

fn verified(body: &str) -> Verified<'static> {
    let key = SecretKey::new(b"AABBCCDDEEFF").unwrap();
    let signed = sign(body.as_bytes(), &key, AlgorithmSet::SHA).unwrap();
    Verifier::new([key]).unwrap().verify(&signed).unwrap()
}

fn order(fields: &str) -> Action {
    let body = format!("REFNO=900000001&IPN_PID[]=101&{fields}");
    verified(&body).ipn().unwrap().action()
}

fn subscription(fields: &str) -> Action {
    let body = format!("LICENSE_CODE=AB12CD34EF&DATE_UPDATED=2024-02-11+09:16:41&{fields}");
    verified(&body).lcn().unwrap().action()
}

#[test]
fn orders() {
    for (fields, action) in [
        ("ORDERSTATUS=COMPLETE", Action::Grant),
        ("ORDERSTATUS=COMPLETE&TEST_ORDER=0", Action::Grant),
        ("ORDERSTATUS=COMPLETE&TEST_ORDER=1", Action::Test),
        ("ORDERSTATUS=COMPLETE&TEST_ORDER=maybe", Action::Review),
        ("ORDERSTATUS=COMPLETE&FRAUD_STATUS=PENDING", Action::Review),
        ("ORDERSTATUS=COMPLETE&FRAUD_STATUS=DENIED", Action::Review),
        ("ORDERSTATUS=COMPLETE&CHARGEBACK_RESOLUTION=OPEN", Action::Review),
        ("ORDERSTATUS=COMPLETE&CHARGEBACK_RESOLUTION[]=NONE", Action::Review),
        ("ORDERSTATUS=COMPLETE&CHARGEBACK_REASON_CODE=FRAUD", Action::Review),
        (
            "ORDERSTATUS=COMPLETE&CHARGEBACK_REASON_CODE=UNKNOWN&CHARGEBACK_RESOLUTION=NONE",
            Action::Grant,
        ),
        ("ORDERSTATUS=REVERSED", Action::Withdraw),
        ("ORDERSTATUS=CANCELED", Action::Withdraw),
        ("ORDERSTATUS=REFUND", Action::Refund),
        ("ORDERSTATUS=PAYMENT_AUTHORIZED", Action::Wait),
        ("ORDERSTATUS=PENDING", Action::Wait),
        ("ORDERSTATUS=SUSPECT", Action::Review),
        ("ORDERSTATUS=NEVER_SEEN", Action::Review),
        ("ORDERNO=1", Action::Review),
    ] {
        assert_eq!(order(fields), action, "{fields}");
    }
}

#[test]
fn subscriptions() {
    const CHANGE: &str = "DISPATCH_REASON=LICENCE_CHANGE";
    const LATER: &str = "EXPIRATION_DATE=2025-02-11";
    const EARLIER: &str = "EXPIRATION_DATE=2024-02-10";
    for (fields, action) in [
        (format!("{CHANGE}&{LATER}&DISABLED=0"), Action::Grant),
        (format!("{CHANGE}&{LATER}&STATUS=ACTIVE"), Action::Grant),
        (format!("{CHANGE}&{EARLIER}&DISABLED=0"), Action::Grant),
        (format!("{CHANGE}&EXPIRATION_DATE=9999-12-31&DISABLED=0"), Action::Grant),
        (format!("{CHANGE}&LICENSE_LIFETIME=1&DISABLED=0"), Action::Grant),
        (format!("{CHANGE}&{LATER}&DISABLED=0&TEST=1"), Action::Test),
        (format!("{CHANGE}&{LATER}&DISABLED=0&TEST=x"), Action::Review),
        // Not enough to go by.
        (format!("{CHANGE}&{LATER}"), Action::Review),
        (format!("{CHANGE}&DISABLED=0"), Action::Review),
        (format!("{CHANGE}&DISABLED=0&EXPIRATION_DATE=soon"), Action::Review),
        (format!("{LATER}&DISABLED=0"), Action::Review),
        (format!("DISPATCH_REASON=LICENCE_PAUSE&{LATER}&DISABLED=0"), Action::Review),
        // Ended.
        (format!("{CHANGE}&{LATER}&DISABLED=1"), Action::Revoke),
        (format!("{CHANGE}&{LATER}&DISABLED=1&STATUS=CANCELED"), Action::Revoke),
        (format!("{CHANGE}&{LATER}&STATUS=DISABLED"), Action::Revoke),
        (format!("{CHANGE}&{LATER}&STATUS=CANCELED"), Action::Review),
        (format!("{CHANGE}&{LATER}&STATUS=CANCELED&DISABLED=0"), Action::Review),
        (format!("{CHANGE}&{LATER}&STATUS=DISABLED&DISABLED=0"), Action::Review),
        (format!("{CHANGE}&{LATER}&STATUS=PAST+DUE&DISABLED=0"), Action::Review),
        (format!("{CHANGE}&{LATER}&DISABLED[]=0"), Action::Review),
        (
            format!("DISPATCH_REASON=SCHEDULED_FOR_CANCELATION_ON_DEMAND&{LATER}&DISABLED=0"),
            Action::Grant,
        ),
        (
            format!("DISPATCH_REASON=SCHEDULED_FOR_CANCELATION_ON_DEMAND&{LATER}&DISABLED=1"),
            Action::Review,
        ),
        (format!("DISPATCH_REASON=REVERT_CANCELATION_ON_DEMAND&{LATER}&DISABLED=0"), Action::Grant),
        // Expired, or extended.
        (format!("DISPATCH_REASON=LICENCE_EXPIRATION&{EARLIER}"), Action::Expire),
        (
            format!("DISPATCH_REASON=LICENCE_EXPIRATION&{EARLIER}&DISABLED=0&STATUS=EXPIRED"),
            Action::Expire,
        ),
        (
            format!("DISPATCH_REASON=LICENCE_PASTDUE&{LATER}&DISABLED=0&STATUS=PAST+DUE"),
            Action::Wait,
        ),
        (format!("DISPATCH_REASON=LICENCE_EXPIRATION&{EARLIER}&DISABLED=1"), Action::Revoke),
        (format!("DISPATCH_REASON=LICENCE_EXPIRATION&{LATER}&DISABLED=0"), Action::Grant),
        (format!("{CHANGE}&{EARLIER}&DISABLED=0&EXPIRED=1"), Action::Expire),
        (format!("{CHANGE}&{LATER}&DISABLED=0&EXPIRED=1"), Action::Review),
        (format!("{CHANGE}&{LATER}&DISABLED=0&EXPIRED=x"), Action::Review),
        (format!("DISPATCH_REASON=LICENCE_PASTDUE&{EARLIER}&DISABLED=0"), Action::Wait),
        ("DISPATCH_REASON=LICENCE_PAST_DUE&DISABLED=0".to_owned(), Action::Wait),
        (format!("DISPATCH_REASON=LICENCE_PASTDUE&{LATER}&DISABLED=0&EXPIRED=0"), Action::Grant),
        (format!("DISPATCH_REASON=LICENCE_PENDING_ACTIVATION&{LATER}&DISABLED=0"), Action::Wait),
        // Two answers to one question.
        (
            format!("{CHANGE}&{LATER}&EXPIRATION_DATE_TIME=2099-01-01+00:00:00&DISABLED=0"),
            Action::Review,
        ),
        (
            format!("{CHANGE}&{LATER}&EXPIRATION_DATE_TIME=2025-02-11+09:16:40&DISABLED=0"),
            Action::Grant,
        ),
        (format!("{CHANGE}&{LATER}&LICENSE_LIFETIME=1&DISABLED=0"), Action::Review),
        (
            format!("{CHANGE}&{LATER}&DISABLED=0&PAUSE_START_DATE=2024-02-11+09:00:00"),
            Action::Review,
        ),
    ] {
        assert_eq!(subscription(&fields), action, "{fields}");
    }
}

#[test]
fn entitlements_of_an_order() -> Result<(), Error> {
    let actions = |fields: &str| {
        let verified = verified(&format!("REFNO=900000001&ORDERSTATUS=COMPLETE&{fields}"));
        let ipn = verified.ipn().unwrap();
        ipn.entitlements().map(|each| each.action()).collect::<Vec<_>>()
    };
    let grant = |count| vec![Action::Grant; count];
    assert_eq!(actions("IPN_PID[]=1&IPN_PID[]=2"), grant(2));
    assert_eq!(actions("IPN_PID[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_PROD[]=1"), grant(2));
    assert_eq!(actions("CURRENCY=USD"), []);
    // Of one licence it cannot be read how long it runs, and of another it is said twice.
    assert_eq!(
        actions(
            "IPN_PID[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_EXP[]=soon&IPN_LICENSE_EXP[]=2030-01-01"
        ),
        [Action::Review, Action::Grant]
    );
    assert_eq!(
        actions(
            "IPN_PID[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_LIFETIME[]=YES&IPN_LICENSE_EXP[]=2030-01-01"
        ),
        [Action::Review]
    );
    // A line that names no product.
    assert_eq!(
        actions("IPN_PID[]=1&IPN_DELIVEREDCODES[]=A&IPN_DELIVEREDCODES[]=B"),
        [Action::Grant, Action::Review]
    );
    // Lines that are in no row, and licences of no line: something does not fit, so nothing is granted.
    assert_eq!(actions("IPN_PID[1]=1&IPN_PID[2]=2"), [Action::Review; 2]);
    assert_eq!(actions("IPN_PID[]=1&IPN_LICENSE_REF[]=AB12CD34EF"), [Action::Review; 2]);
    assert_eq!(actions("IPN_PID[]=1&IPN_LICENSE_PROD[]=2"), [Action::Review; 2]);

    let verified = verified(
        "REFNO=900000001&ORDERSTATUS=CANCELED&ORIGINAL_REFNOEXT[]=order-12&IPN_PID[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_REF[]=AB12CD34EF",
    );
    let each = verified.ipn().unwrap().entitlements().next().unwrap();
    assert_eq!((each.action(), each.refno()?), (Action::Withdraw, Some("900000001")));
    assert_eq!(
        (each.is_renewal(), each.is_new(), each.is_upgrade()),
        (Some(true), Some(false), None)
    );
    assert_eq!((each.line().unwrap().number(), each.licence().unwrap().number()), (0, 0));
    Ok(())
}

#[test]
fn refunds_in_full() -> Result<(), Error> {
    let verified = verified("REFNO=1&ORDERSTATUS=REFUND&IPN_TOTALGENERAL=-98.00");
    let refund = verified.ipn().unwrap().refund();
    for (paid, full) in
        [("98", true), ("97.99", true), ("98.01", false), ("0", false), ("-98", false)]
    {
        assert_eq!(refund.is_full(paid.parse().unwrap())?, Some(full), "{paid}");
    }
    Ok(())
}

#[test]
fn what_is_not_known_is_not_said() -> Result<(), Error> {
    let verified = verified(
        "REFNO=1&ORDERSTATUS=REFUND&IPN_TOTALGENERAL=98.00&ORIGINAL_REFNOEXT[]=&IPN_ORIGINAL_LINK_SOURCE[]=",
    );
    let ipn = verified.ipn().unwrap();
    assert_eq!(ipn.is_renewal(), None, "the first order may have had no reference");
    assert_eq!(
        ipn.refund().amount(),
        Err(Error::InvalidField("IPN_TOTALGENERAL")),
        "refunds are negative"
    );
    Ok(())
}

/// The words of the actions stand in the enum, in JSON and in the published schema.
#[test]
fn actions_have_one_name() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../docs/notification.schema.json")).unwrap();
    for message in ["ipn", "lcn"] {
        let names = &schema["$defs"][message]["properties"]["action"]["examples"];
        let names: Vec<Action> = serde_json::from_value(names.clone()).unwrap();
        assert_eq!(names.len(), 8);
        for action in &names {
            assert_eq!(serde_json::to_value(action).unwrap(), action.name());
        }
        // An unknown word reads as `Review`, so that a stale one would be there twice.
        assert_eq!(names.iter().filter(|action| **action == Action::Review).count(), 1);
    }
}
