//! A bounded regular expression over the folded text, run only where a trigger word was found.
//!
//! The engine has no Unicode tables (they are two thirds of its size), so what needs them is refused when the pack is
//! built: `\d`, `\s`, `\w`, `\b`, `\p{..}`, `(?i)`. Folding has done their work already.
//!
//! Pages run `regex-lite` (34 KB compressed; `regex` takes 107 KB). On an author's machine a pack's expressions must please
//! `regex`, too, and a property test holds the two to the same answers.

use crate::wording::look::{Hit, Look, Raw};
use regex_lite::{Regex, RegexBuilder};
use std::cell::OnceCell;

/// How much room one compiled expression may take, in bytes.
const MOST_BYTES: usize = 256 << 10;

pub(super) fn find(look: &Look<'_>, hits: &[Hit], regex: &str, ready: &OnceCell<Option<Regex>>) -> Vec<Raw> {
    if hits.is_empty() {
        return Vec::new();
    }
    let Some(regex) = ready.get_or_init(|| compile(regex).ok()) else { return Vec::new() };
    let folded: String = look.folded.chars().iter().collect();
    let mut at = Steps { text: &folded, byte: 0, index: 0 };
    regex
        .find_iter(&folded)
        .filter(|m| !m.is_empty())
        .map(|m| look.raw(at.index_of(m.start()), at.index_of(m.end())))
        .collect()
}

/// Turns rising byte offsets of a text into character indices, in one walk.
struct Steps<'a> {
    text: &'a str,
    byte: usize,
    index: usize,
}

impl Steps<'_> {
    fn index_of(&mut self, byte: usize) -> usize {
        self.index += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.index
    }
}

fn compile(regex: &str) -> Result<Regex, regex_lite::Error> {
    RegexBuilder::new(regex).size_limit(MOST_BYTES).build()
}

/// Whether an expression may stand in a pack.
///
/// # Errors
/// In words: what is wrong with it.
#[cfg(feature = "source")]
pub(in crate::wording) fn validate(regex: &str) -> Result<(), String> {
    use regex_syntax::ast::AssertionKind::{EndLine, EndText, StartLine, StartText};
    use regex_syntax::ast::{Ast, ClassSetItem, Visitor, parse::Parser, visit};

    struct AllowList;
    impl Visitor for AllowList {
        type Output = ();
        type Err = String;
        fn finish(self) -> Result<(), String> {
            Ok(())
        }
        fn visit_pre(&mut self, ast: &Ast) -> Result<(), String> {
            match ast {
                Ast::ClassPerl(_) => Err("\\d, \\s and \\w are not available here; write [0-9], [a-z]".into()),
                Ast::ClassUnicode(_) => Err("\\p{..} is not available here; write a range such as [一-龥]".into()),
                Ast::Flags(_) => {
                    Err("flags such as (?i) are not available here; the text is folded to lower case already".into())
                }
                Ast::Group(g) if g.flags().is_some_and(|f| !f.items.is_empty()) => {
                    Err("flags such as (?i:..) are not available here; the text is folded to lower case already".into())
                }
                Ast::Assertion(a) if !matches!(a.kind, StartLine | EndLine | StartText | EndText) => {
                    Err("\\b and its kin are not available here".into())
                }
                Ast::Repetition(r) if !r.op.kind.is_bounded() => {
                    Err("* and + have no end; write {0,12} or {1,12}".into())
                }
                _ => Ok(()),
            }
        }
        fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), String> {
            match item {
                ClassSetItem::Perl(_) | ClassSetItem::Unicode(_) => {
                    Err("\\d, \\s, \\w and \\p{..} are not available in a class; write [0-9], [a-z], [一-龥]".into())
                }
                _ => Ok(()),
            }
        }
    }
    trait Bounded {
        fn is_bounded(&self) -> bool;
    }
    impl Bounded for regex_syntax::ast::RepetitionKind {
        fn is_bounded(&self) -> bool {
            use regex_syntax::ast::{RepetitionKind as K, RepetitionRange as R};
            matches!(self, K::ZeroOrOne | K::Range(R::Exactly(_) | R::Bounded(..)))
        }
    }

    let ast = Parser::new().parse(regex).map_err(|e| e.kind().to_string())?;
    visit(&ast, AllowList)?;
    #[cfg(feature = "author")]
    regex::RegexBuilder::new(regex).size_limit(MOST_BYTES).build().map_err(|e| e.to_string())?;
    let page = compile(regex).map_err(|e| e.to_string())?;
    if page.is_match("") { Err("it finds an empty text".into()) } else { Ok(()) }
}

#[cfg(all(test, feature = "author"))]
mod tests {
    use super::validate;

    #[test]
    fn only_what_the_page_can_run() {
        for bad in [
            "\\d{3}",
            "[\\w]{2}",
            "(?i)a",
            "(?i:a)",
            "\\bvx",
            "\\p{Han}",
            "a+",
            "a*",
            "a{2,}",
            "(",
            "a?",
            "(a{1000}){1000}",
        ] {
            assert!(validate(bad).is_err(), "{bad}");
        }
        for good in ["加.{0,4}[a-z0-9]{5,20}", "微信|vx", "^[0-9]{5,11}$"] {
            assert_eq!(validate(good), Ok(()), "{good}");
        }
    }

    proptest::proptest! {
        #[test]
        fn pages_find_what_authors_saw(text in "[加微信vx0-9a-c哦,.]{0,40}") {
            for pattern in ["加.{0,4}[a-z0-9]{2,6}", "微信|vx", "^[0-9]{1,5}$", "[^0-9a-z]vx[0-9]{0,3}", "(加|信){1,3}哦{0,2}"] {
                let full = regex::Regex::new(pattern).unwrap();
                let page = super::compile(pattern).unwrap();
                let full: Vec<_> = full.find_iter(&text).map(|m| m.range()).collect();
                let page: Vec<_> = page.find_iter(&text).map(|m| m.range()).collect();
                proptest::prop_assert_eq!(full, page);
            }
        }
    }
}
