//! How the words of a page are written: a key, the English text, the Chinese text. A key that lacks one of
//! them does not compile, and neither does a template that names a key which is not there.

/// Makes a struct with one text a key, and `of`, which returns it in a language.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($key:ident: $english:literal, $chinese:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub(in crate::services::admin::inspector) struct $name {
            $(pub(in crate::services::admin::inspector) $key: &'static str,)*
        }

        impl $name {
            /// The words in a language.
            pub(in crate::services::admin::inspector) const fn of(
                language: $crate::services::admin::inspector::language::Language,
            ) -> &'static Self {
                use $crate::services::admin::inspector::language::Language;
                match language {
                    Language::English => &Self { $($key: $english,)* },
                    Language::Chinese => &Self { $($key: $chinese,)* },
                }
            }

            /// Every key with its texts.
            #[cfg(test)]
            pub(in crate::services::admin::inspector) const ALL: &[(&str, &str, &str)] =
                &[$((stringify!($key), $english, $chinese),)*];
        }
    };
}

pub(in crate::services::admin::inspector) use words;
