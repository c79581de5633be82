//! Any text as the clocks that were kept: what can be read runs on, is kept again as it is, and is said once.

use super::pack;
use xiaoqi::timing::Clocks;

/// The bytes are the text.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let fresh = || pack::desk(|desk| Clocks::new(desk.limits().to_vec(), desk.promos()));
    let mut clocks = fresh();
    clocks.resume(&text, |_, _| true);
    let kept = clocks.keep();
    let mut again = fresh();
    again.resume(&kept, |_, _| true);
    assert_eq!(again.keep(), kept);
    for now in [i64::MIN, 0, i64::MAX] {
        assert_eq!(again.due(now), clocks.due(now));
        assert!(clocks.due(now).is_sorted_by_key(|notice| notice.due));
        clocks.pass(now);
        assert!(clocks.pass(now).is_empty(), "said twice");
    }
    assert_eq!(clocks.next_mark(), None, "all was said");
    // Who does not wait any more has no clock that an answer ends.
    let mut answered = fresh();
    answered.resume(&text, |_, _| false);
    assert_eq!(answered.waiting().count(), 0);
}
