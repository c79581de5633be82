//! Personal numbers in any text: each detector's spans are in bounds, in order and apart, and a right number behind the
//! text is always found with them.

use super::parts;
use xiaoqi::text::detect::Detector;

/// Each detector with what it must find: published test numbers, nobody's own.
const ALL: [(Detector, &str); 3] = [
    (Detector::IdCard, "11010519491231002X"),
    (Detector::BankCard, "4111111111111111"),
    (Detector::Mobile, "13800138000"),
];

/// Those that read cues: what stands before decides with them.
const CUED: [Detector; 5] = [Detector::Landline, Detector::WechatId, Detector::Qq, Detector::Link, Detector::Email];

/// Looks for each kind of number.
pub fn run(bytes: &[u8]) {
    let text = parts::text(bytes);
    for detector in ALL.map(|(detector, _)| detector).into_iter().chain(CUED) {
        let found = detector.find(&text);
        let mut end = 0;
        for span in &found {
            assert!(span.start >= end && span.start < span.end, "{detector:?}: {found:?}");
            assert!(!span.of(&text).is_empty(), "{detector:?}: {found:?}");
            end = span.end;
        }
    }
    for (detector, number) in ALL {
        let found = detector.find(&text);
        // The quick look beforehand (may there be a number at all?) must not change what is found.
        let longer = format!("{text}\n{number}");
        let again = detector.find(&longer);
        assert_eq!(again.split_last().map(|(last, rest)| (last.of(&longer), rest)), Some((number, &found[..])));
    }
}
