//! Disguises: the ways in which people write a forbidden word so that a list of words misses it and a customer still
//! reads it. Each changes only characters inside the span, and says nothing where it has nothing to do.
//!
//! One file and one line of [`ALL`] a disguise. Seeded: the same seed writes the same disguise. Nothing here may ask
//! the engine how it undoes a disguise; what both need (readings) comes from a third source.

mod between;
mod enclosed;
mod homophone;
mod numeral;
mod pinyin;
mod repeat;
mod split;
mod traditional;
mod width;

use xiaoqi::text::Span;

/// Rewrites a message inside the span.
type Apply = fn(&str, Span, &mut Rng) -> Option<String>;

/// One disguise.
pub(super) struct Disguise {
    /// Its name in the table.
    pub(super) name: &'static str,
    /// Whether it makes sense for a bare number (rules of kind `detect`).
    pub(super) numbers: bool,
    apply: Apply,
}

/// Every disguise.
pub(super) const ALL: &[Disguise] = &[
    Disguise { name: "width", numbers: true, apply: width::apply },
    Disguise { name: "enclosed", numbers: true, apply: enclosed::apply },
    Disguise { name: "spaces", numbers: true, apply: between::spaces },
    Disguise { name: "symbols", numbers: true, apply: between::symbols },
    Disguise { name: "invisible", numbers: true, apply: between::invisible },
    Disguise { name: "marks", numbers: true, apply: between::marks },
    Disguise { name: "traditional", numbers: false, apply: traditional::apply },
    Disguise { name: "homophones", numbers: false, apply: homophone::apply },
    Disguise { name: "pinyin", numbers: false, apply: pinyin::apply },
    Disguise { name: "split", numbers: false, apply: split::apply },
    Disguise { name: "numerals", numbers: true, apply: numeral::apply },
    Disguise { name: "repeats", numbers: false, apply: repeat::apply },
];

impl Disguise {
    /// The disguised message and where the span stands in it; nothing where the disguise has nothing to do.
    pub(super) fn on(&self, message: &str, span: Span, rng: &mut Rng) -> Option<(String, Span)> {
        let written = (self.apply)(message, span, rng)?;
        let (head, tail) = (&message[..span.start], &message[span.end..]);
        assert!(written.starts_with(head) && written.ends_with(tail), "{} wrote outside the span", self.name);
        let span = Span::new(span.start, written.len() - tail.len());
        (written != message).then_some((written, span))
    }
}

/// The message with the span's piece rewritten.
fn inside(message: &str, span: Span, rewrite: impl FnOnce(&str) -> String) -> Option<String> {
    let piece = span.of(message);
    let written = rewrite(piece);
    (written != piece).then(|| format!("{}{written}{}", &message[..span.start], &message[span.end..]))
}

/// At most `most` of the places, in no order.
fn choose(mut places: Vec<usize>, most: usize, rng: &mut Rng) -> Vec<usize> {
    while places.len() > most {
        places.swap_remove(rng.below(places.len()));
    }
    places
}

/// Whether `c` is a Han character.
fn is_han(c: char) -> bool {
    matches!(c as u32, 0x3400..=0x9FFF | 0x2_0000..=0x3_FFFF)
}

/// splitmix64: small, seeded, the same everywhere.
pub(super) struct Rng(u64);

impl Rng {
    /// A generator whose numbers follow from `seed` alone.
    pub(super) fn new(seed: &str) -> Self {
        // FNV-1a over the bytes.
        Self(seed.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// One of `from`, which is not empty.
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

#[test]
fn each_disguise_writes_what_it_says() {
    let message = "亲加我微信vx138好评哦";
    let start = "亲".len();
    let span = Span::new(start, message.len() - "哦".len());
    for disguise in ALL {
        let (first, at) =
            disguise.on(message, span, &mut Rng::new("seed")).unwrap_or_else(|| panic!("{}", disguise.name));
        let (again, _) = disguise.on(message, span, &mut Rng::new("seed")).unwrap();
        assert_eq!(first, again, "{}", disguise.name);
        assert!(first.starts_with('亲') && first.ends_with('哦') && at.start == start, "{first}");
    }
    let han = "好评".len();
    for name in ["width", "numerals"] {
        let disguise = ALL.iter().find(|d| d.name == name).unwrap();
        assert_eq!(disguise.on("好评", Span::new(0, han), &mut Rng::new("seed")), None, "{name}");
    }
}
