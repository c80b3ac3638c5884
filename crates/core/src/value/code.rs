//! Open code lists. Owns how a code is read and kept; the lists themselves are made from `fields.toml`.

/// What all code lists can do, so that views and owned types share one enum per list.
pub(crate) trait Code<S>: Sized {
    /// The code of that text; what the list does not know is kept as it is.
    fn of(text: S) -> Self;
}

/// Declares open code lists.
macro_rules! open_codes {
    ($(
        $(#[$about:meta])*
        $name:ident($same:path) {
            $($(#[$what:meta])* $variant:ident = $text:literal $(| $alias:literal)*,)*
        }
    )*) => {$(
        $(#[$about])*
        ///
        /// An open list: an unknown code is data, never an error.
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name<S> {
            $($(#[$what])* $variant,)*
            /// Any other code, as it was sent.
            Other(S),
        }

        impl<S: AsRef<str>> $crate::value::Code<S> for $name<S> {
            fn of(text: S) -> Self {
                $(if $same(text.as_ref(), $text) $(|| $same(text.as_ref(), $alias))* {
                    return Self::$variant;
                })*
                Self::Other(text)
            }
        }

        impl<S: AsRef<str>> $name<S> {
            /// The code's text; for a code with several spellings the present one.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Other(text) => text.as_ref(),
                }
            }
        }

        impl<'v> $crate::value::Value<'v> for $name<&'v str> {
            fn read(
                text: &'v [u8],
                offset: &dyn Fn() -> Option<$crate::Offset>,
            ) -> Result<Option<Self>, $crate::value::Odd> {
                <&str>::read(text, offset).map(|text| text.map($crate::value::Code::of))
            }
        }

        /// An unknown code is shown if it looks like one; what does not may be anything.
        impl<S: AsRef<str>> core::fmt::Debug for $name<S> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                match self {
                    $(Self::$variant => f.write_str(stringify!($variant)),)*
                    Self::Other(text) => match $crate::value::as_code(text.as_ref()) {
                        Some(code) => f.debug_tuple("Other").field(&code).finish(),
                        None => f.write_str("Other(..)"),
                    },
                }
            }
        }

        impl<S: AsRef<str>> core::fmt::Display for $name<S> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl $crate::owned::Own for $name<&str> {
            type Owned = $name<alloc::string::String>;

            fn own(self) -> Self::Owned {
                $crate::value::Code::of(alloc::string::String::from(self.as_str()))
            }
        }

        #[cfg(feature = "serde")]
        impl<S: AsRef<str>> serde::Serialize for $name<S> {
            fn serialize<Z: serde::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name<alloc::string::String> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                alloc::string::String::deserialize(deserializer).map($crate::value::Code::of)
            }
        }
    )*};
}
pub(crate) use open_codes;

/// Most lists: case matters.
pub(crate) fn exactly(text: &str, code: &str) -> bool {
    text == code
}

/// The case of card types varies with the order's status.
pub(crate) fn in_any_case(text: &str, code: &str) -> bool {
    text.eq_ignore_ascii_case(code)
}

/// The text, if it looks like a code.
pub(crate) fn as_code(text: &str) -> Option<&str> {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"_/-".contains(&byte);
    Some(text).filter(|text| text.len() <= 40 && text.bytes().all(letter))
}
