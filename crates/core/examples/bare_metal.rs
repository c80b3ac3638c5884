//! A program without operating system and without allocator that checks a notification and makes its receipt.
//!
//! Here it runs as any other program. Built for a target without a system it has no standard library and nothing to allocate with,
//! and that it links shows that the core needs neither:
//!
//! ```sh
//! cargo build -p countersign --no-default-features --example bare_metal --target thumbv7em-none-eabi
//! ```

#![cfg_attr(target_os = "none", no_std, no_main)]

use countersign::{
    Error, Event, Limits, Policy, Receipt, ReceiptDate, SecretKey, Storage, Unverified,
};

/// The answer to the body of a POST that is decoded where it lies.
fn answer(body: &mut [u8], keys: &[SecretKey], now: i64) -> Result<(Event, Receipt), Error> {
    let mut storage = Storage::<256, 512>::new();
    let policy = Policy::new();
    // Less than the defaults: there is not much memory to fill.
    let limits = Limits { body: 16 << 10, fields: 256, ..Limits::DEFAULT };
    let message = Unverified::parse_in_for(keys, body, &mut storage, &limits)?;
    let verified = message.verify(&policy, keys)?;
    Ok((verified.event(), verified.receipt(ReceiptDate::from_unix(now)?)?))
}

/// Signed with the key `AABBCCDDEEFF`.
const BODY: &[u8] = b"REFNO=900000001&ORDERSTATUS=COMPLETE&IPN_PID%5B%5D=101&IPN_PNAME%5B%5D=Suite&IPN_DATE=20240211091502\
    &SIGNATURE_SHA2_256=17189e88eb6e265668e5d24a3b8bebdfabfbf86dee5ef79d2164fbf2e0af11cf";

#[cfg(not(target_os = "none"))]
fn main() -> Result<(), Error> {
    let keys = [SecretKey::new(b"AABBCCDDEEFF")?];
    let mut body = BODY.to_vec();
    let (event, receipt) = answer(&mut body, &keys, 1_707_642_902)?;
    assert_eq!(event, Event::OrderFulfilled);
    println!("{receipt}");
    Ok(())
}

#[cfg(target_os = "none")]
mod bare {
    use super::*;

    /// Where the reset vector leads to.
    #[unsafe(no_mangle)]
    extern "C" fn _start() -> ! {
        let mut body = [0; BODY.len()];
        body.copy_from_slice(BODY);
        let keys = SecretKey::new(b"AABBCCDDEEFF").map(|key| [key]);
        let answer = keys.and_then(|keys| answer(&mut body, &keys, 1_707_642_902));
        core::hint::black_box(answer.is_ok());
        loop {
            core::hint::spin_loop();
        }
    }

    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
        loop {
            core::hint::spin_loop();
        }
    }
}
