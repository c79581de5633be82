//! Whether a word is somebody's name: said of one word of an address, by its length, its first character and what places
//! end with.

use super::text::{digit, han, letter, one_of};
use super::units::{List, Set, list, set, u};

/// Common surnames, in order.
const SURNAMES: &Set = set!(
    "丁万丛严丰乐乔于亓仇付仝仰仲任伍何佘余佟侯俞倪傅党全兰关冉农冯冶冷冼凌刀刁刘包匡华卓单卜卞占卢卫危厉古史叶司吉向吕吴周和唐商喻夏姚姜姬娄孔孙孟宁安宋宗宫寇尚尤尹屈岑岳崔巢左巩巫师席常庄应庞康廉廖张彭徐成戚戴房揭敖敬文方施时明易晁晋晏景暴曲曹曾朱李杜杨林柏查柯柳柴栾桂桑梁梅楼樊欧武段殷毕毛江池汤汪沈沙涂温游滕潘焦熊牛牟王甄甘田申白盘盛瞿石祁祝禤秦程穆窦章童符简管粟纪练缪罗翁翟耿聂肖胡臧舒艾芦苏苑苗苟范荆荣莫葛董蒋蒙蒲蓝蔡蔺薛虞袁裴褚覃解詹许谢谭谷费贺贾赵路车辛边连迟邓邝邢邬邱邵邹郁郎郑郝郭鄢金钟钱闫闵闻阙阮阳阿陆陈陶隋隗雷霍靳鞠韦韩项顾颜饶马骆高魏鲁鲍麦麻黄黎齐龙龚"
);

/// Surnames of two characters.
const DOUBLE: &List =
    list!("欧阳 上官 司马 司徒 诸葛 慕容 皇甫 东方 南宫 尉迟 公孙 令狐 夏侯 长孙 宇文 端木 百里 独孤 欧陽");

/// What people are called behind their names.
const TITLES: &List = list!("先生 女士 小姐 老师 师傅 同学 老板 经理 阿姨");

/// What places end with and names do not, in order.
const PLACES: &Set = set!(
    "乡侧区厂厦县号司吧场坊堡塔墅处室寨局层屯巷市幢库店座弄户所排旁旗期村栋校楼段港点省碑社站组网舍行街路边道部里铺镇队院馆"
);

/// What places end with, and now and then a name does, in order.
const EITHER: &Set =
    set!("上下东中侧内前北南口台后园坝坪城塘外家居山岗岛岭州庄府庭心旁桥江池沟河洲海湖湾盟苑营西轩边门阁");

/// Words that stand alone in an address and are nobody: where to leave a parcel, how to call.
const NOBODY: &List = list!(
    "菜鸟 驿站 门卫 前台 丰巢 快递 保安 传达 门口 超市 药店 学校 大门 自提 代收 本人 先生 女士 收货 收件 电话 手机 地址 公司 宿舍 物业 岗亭 食堂 \
     附近 对面 隔壁 楼下 楼上 没有 不要 谢谢 麻烦 改成 修改 到付 顺丰 中通 圆通 备注 尽快 发货 医院 大学 中学 小学 幼儿 网咖 工业 花园 小区 广场 中国 直辖 大厦"
);

/// Whether a word beside a number is a name, though places end so as well: 黄小楼.
pub(super) fn beside(token: &[u16]) -> bool {
    let token = without(suffixed(token), u!("收"));
    let ends = token
        .last()
        .is_some_and(|c| !one_of(*c, u!("省市区县旗镇乡村路街号栋幢室层院厂校站弄巷司局社库户店馆苑园厦组队场")));
    ends && (2..=3).contains(&token.len()) && token.iter().all(|c| han(*c)) && has_surname(token) && !is_nobody(token)
}

/// Whether a lone word is rather a name than a place.
pub(super) fn alone(token: &[u16]) -> bool {
    (2..=3).contains(&token.len())
        && has_surname(token)
        && name(token).is_some()
        && token.last().is_some_and(|c| !EITHER.has(*c))
}

/// How many characters of `token` are a name; what is behind it says that it receives.
pub(super) fn name(token: &[u16]) -> Option<usize> {
    let mut token = suffixed(token);
    for end in [u!("(收)"), u!("收")] {
        if token.len() > end.len() {
            token = without(token, end);
        }
    }
    let whole = token.len();
    // 张三[7839]: a number that hides another one goes with the name.
    let open = token.iter().position(|c| one_of(*c, u!("[(")));
    let hidden = open.filter(|open| {
        let inside = token.get(open + 1..whole.saturating_sub(1)).unwrap_or(&[]);
        (3..=5).contains(&inside.len())
            && inside.iter().all(|c| digit(*c))
            && token.last().is_some_and(|c| one_of(*c, u!(")]")))
    });
    let token = token.get(..hidden.unwrap_or(whole)).unwrap_or(token);
    let bare = TITLES.each().map(|title| without(token, title)).find(|bare| bare.len() < token.len());
    let has_title = bare.is_some();
    let bare = bare.unwrap_or(token);
    // 张*, 李xx: as platforms mask it.
    let shown = bare.iter().rposition(|c| !one_of(*c, u!("*x"))).map_or(0, |last| last + 1);
    let masked = shown < bare.len();
    let shown = bare.get(..shown).unwrap_or(&[]);
    let last = *shown.last()?;
    let count = bare.len();
    let least = if has_title { 1 } else { 2 };
    let dotted = bare.iter().any(|c| one_of(*c, u!("·"))) && (4..=14).contains(&count);
    let made = shown.iter().all(|c| han(*c) || one_of(*c, u!("·"))) && ((least..=4).contains(&count) || dotted);
    // The long list last: few words come so far.
    let place = || PLACES.has(last) || EITHER.has(last) && !(count <= 3 && has_surname(bare)) || is_nobody(token);
    (made && (masked || has_title || !place())).then_some(whole)
}

/// `token` without marks at its end.
fn suffixed(token: &[u16]) -> &[u16] {
    let end = token.iter().rposition(|c| !one_of(*c, u!(" .,。-、"))).map_or(0, |last| last + 1);
    token.get(..end).unwrap_or(&[])
}

fn without<'t>(token: &'t [u16], end: &[u16]) -> &'t [u16] {
    token.strip_suffix(end).unwrap_or(token)
}

fn is_nobody(token: &[u16]) -> bool {
    NOBODY.within(token)
}

/// Whether `name` begins with a common surname.
pub(super) fn has_surname(name: &[u16]) -> bool {
    name.first().is_some_and(|c| SURNAMES.has(*c)) || name.len() > 2 && DOUBLE.first(name).is_some()
}

/// Whether a surname of two characters begins it.
fn has_double(name: &[u16]) -> bool {
    name.len() == 4 && DOUBLE.first(name).is_some()
}

/// A name in Latin letters, or of few characters and letters: Mary, 小林k, 李xx.
pub(super) fn latin(token: &[u16]) -> Option<usize> {
    let token = without(suffixed(token), u!("收"));
    let letters = token.iter().filter(|c| letter(**c)).count();
    let others = token.iter().filter(|c| han(**c)).count();
    let fits = (2..=20).contains(&token.len()) && letters > 0 && others <= 3 && letters + others == token.len();
    let place = others > 0 && (letters > 6 || token.iter().any(|c| PLACES.has(*c)));
    (fits && !place).then_some(token.len())
}

/// How many characters at the end of `token` are a name that is written close behind a place: 3楼张三.
pub(super) fn close_behind(token: &[u16]) -> Option<usize> {
    let kept = without(suffixed(token), u!("收"));
    [2, 3, 4]
        .into_iter()
        .find(|count| {
            let Some(at) = kept.len().checked_sub(*count).filter(|at| *at > 0) else { return false };
            let (before, tail) = (kept.get(at - 1).copied().unwrap_or(0), kept.get(at..).unwrap_or(&[]));
            let ends = digit(before) || one_of(before, u!("号楼室栋座层店户元幢)]园苑区村镇街路厦院司厂馆场组弄巷"));
            let surname = if *count == 4 { has_double(tail) } else { has_surname(tail) };
            ends && surname && name(tail).is_some()
        })
        .map(|count| count + token.len() - kept.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remark::address::text::Text;

    fn of(text: &str) -> Vec<u16> {
        Text::new(text).work
    }

    #[test]
    fn names() {
        for token in [
            "张三",
            "欧阳娜娜",
            "王女士",
            "李轩",
            "张*",
            "迪丽热巴·迪力木拉提",
            "马云收",
            "李四(收)",
            "张三[7839]",
            "陳先生",
        ] {
            assert!(name(&of(token)).is_some(), "{token}");
        }
        assert_eq!((name(&of("张三收")), latin(&of("Mary"))), (Some(2), Some(4)));
        assert_eq!((latin(&of("小林k")), latin(&of("A座")), latin(&of("k"))), (Some(3), None, None));
    }

    #[test]
    fn places_are_no_names() {
        for token in
            ["南山区", "科技园", "虎门镇", "r2-b栋", "3楼", "万科金域华府", "", "收", "菜鸟驿站", "门卫室", "公安宿舍"]
        {
            assert_eq!(name(&of(token)), None, "{token}");
        }
    }

    #[test]
    fn a_name_close_behind_a_place() {
        let tail = |text: &str| {
            close_behind(&of(text)).map(|count| text.chars().skip(text.chars().count() - count).collect::<String>())
        };
        for (text, wanted) in [
            ("姚家园3楼马云", "马云"),
            ("富康路姚家园楼丽丽", "楼丽丽"),
            ("地层(礼迅公司)卢丽丽", "卢丽丽"),
            ("3号李江华", "李江华"),
            ("2栋欧阳娜娜收", "欧阳娜娜收"),
        ] {
            assert_eq!(tail(text).as_deref(), Some(wanted), "{text}");
        }
        for token in ["科技园3号", "3楼东侧", "幸福里", "张三"] {
            assert_eq!(tail(token), None, "{token}");
        }
    }
}
