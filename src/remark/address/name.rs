//! Whether a word is somebody's name: said of one token of an address, by its length, its first character and what
//! places end with.

use super::split::is_name as is_region;
use crate::remark::tidy::is_han;

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";

/// What places end with and names do not.
const PLACES: &str = "省市区县旗镇乡村路街号楼栋幢室层院厦店场馆厂校站组弄巷道司部局所社队座期段排库户屯寨堡点";

/// What places end with, and now and then a name does.
const EITHER: &str = "州盟山园苑府里庭轩阁居城庄心桥湾口门坊营家";

/// The name in `token`, without 收 behind it.
pub(super) fn name(token: &str) -> Option<&str> {
    let token = ["（收）", "(收)", "收"].iter().find_map(|end| token.strip_suffix(end)).unwrap_or(token);
    let titled = ["先生", "女士", "小姐", "老师"].iter().find_map(|title| token.strip_suffix(title));
    let bare = titled.unwrap_or(token);
    // 张*, 李xx: as platforms mask it.
    let shown = bare.trim_end_matches(['*', 'x']);
    let masked = shown.len() < bare.len();
    let count = bare.chars().count();
    let least = if titled.is_some() { 1 } else { 2 };
    let last = shown.chars().next_back()?;
    let dotted = bare.contains('·') && count <= 12;
    let made = shown.chars().all(|c| is_han(c) || c == '·') && ((least..=4).contains(&count) || dotted);
    let place =
        PLACES.contains(last) || EITHER.contains(last) && !(count <= 3 && has_surname(bare)) || is_region(token);
    (made && (masked || titled.is_some() || !place)).then_some(token)
}

/// Whether `name` begins with a common surname.
pub(super) fn has_surname(name: &str) -> bool {
    name.chars().next().is_some_and(|c| SURNAMES.contains(c))
}

/// A name in Latin letters.
pub(super) fn latin(token: &str) -> Option<&str> {
    ((2..=20).contains(&token.len()) && token.bytes().all(|b| b.is_ascii_alphabetic())).then_some(token)
}

/// Where a name begins that is written close behind a house number: 3楼张三.
pub(super) fn close_behind(token: &str) -> Option<usize> {
    let at = token.rfind(|c: char| "号楼室栋座层店户元幢".contains(c) || c.is_ascii_digit())?;
    let start = at + token[at..].chars().next()?.len_utf8();
    let tail = &token[start..];
    ((2..=3).contains(&tail.chars().count()) && has_surname(tail) && name(tail).is_some()).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for token in ["张三", "欧阳娜娜", "王女士", "李轩", "张*", "迪丽热巴·迪力木拉提", "马云收"]
        {
            assert!(name(token).is_some(), "{token}");
        }
        assert_eq!((name("张三收"), latin("Mary")), (Some("张三"), Some("Mary")));
    }

    #[test]
    fn places_are_no_names() {
        for token in ["南山区", "科技园", "广东", "深圳", "虎门镇", "R2-B栋", "3楼", "万科金域华府", "", "收"]
        {
            assert_eq!(name(token), None, "{token}");
        }
    }

    #[test]
    fn a_name_close_behind_a_number() {
        assert_eq!(close_behind("姚家园3楼马云").map(|at| &"姚家园3楼马云"[at..]), Some("马云"));
        for token in ["科技园3号", "3楼东侧", "幸福里"] {
            assert_eq!(close_behind(token), None, "{token}");
        }
    }
}
