//! What the tests of all detectors share, and what holds for all of them.

use super::*;

pub(super) const ALL: [Detector; 8] = [
    Detector::IdCard,
    Detector::BankCard,
    Detector::Mobile,
    Detector::Landline,
    Detector::WechatId,
    Detector::Qq,
    Detector::Link,
    Detector::Email,
];

/// Each text holds just what stands in 「」; the marks themselves are taken out first.
pub(super) fn hits(find: Find, texts: &[&str]) {
    for marked in texts {
        let (mut text, mut wanted) = (String::new(), Vec::new());
        for c in marked.chars() {
            match c {
                '「' => wanted.push(Span::new(text.len(), 0)),
                '」' => wanted.last_mut().unwrap().end = text.len(),
                _ => text.push(c),
            }
        }
        assert_eq!(find(&text), wanted, "{marked}");
        let detector = ALL.into_iter().find(|d| std::ptr::fn_addr_eq(d.parts(Signs::default()).0, find)).unwrap();
        assert_eq!(detector.find(&text), wanted, "not begun with: {marked}");
    }
}

/// None of the texts holds one.
pub(super) fn misses(find: Find, texts: &[&str]) {
    for text in texts {
        assert_eq!(find(text).iter().map(|s| s.of(text)).collect::<Vec<_>>(), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn names_in_packs() {
    let names: Vec<String> = ALL.iter().map(|d| serde_json::to_string(d).unwrap()).collect();
    assert_eq!(names.join(" ").replace('"', ""), "id-card bank-card mobile landline wechat-id qq link email");
}

#[test]
fn digits_of_a_number_are_comparable() {
    for text in ["13800138000", "138-0013-8000", "一三八零零138000", "１３８00①③⑧❤️000", "138OO138OOO"]
    {
        let span = Detector::Mobile.find(text)[0];
        assert_eq!(digits(text, span), "13800138000", "{text}");
    }
}

#[test]
fn ordinary_messages_hold_nothing() {
    for text in [
        "",
        "亲，您好，在的哦~",
        "这款3.5cm厚，长180x宽200，净重1.25kg，原价1,299.00元，现价999元",
        "身高160-165，体重100-110斤，建议拍L码或者XL码",
        "活动时间2026年11月1日0:00-11月11日24:00，预售11月10日20:00付尾款",
        "订单240613-528105689823556已发中通，单号75312345678901，预计3-5天到",
        "京东订单287364512098，淘宝订单4120938475610293847，抖音订单6921384756102938475",
        "圆通YT1234567890123，顺丰SF1380013800012，中通ZTO75312345678901，京东JDVA12345678901",
        "条码6901234567892，货号A2026-1121，型号iPhone15ProMax256GB，V2.0版本",
        "有问题请拨打95338或者12315，热线400-800-1234，也可以打10086、110",
        "支持微信、支付宝、QQ钱包付款，微信支付立减10元",
        "尾号8000的手机，电话138****8000，身份证110105********002X",
        "说明书.pdf、安装视频.mp4在详情页，系统要求iOS 15.1或Android 8.0以上",
        "电压220V，功率1500W，频率50Hz，容量5000mAh，屏幕2560*1600",
    ] {
        for detector in ALL {
            let found: Vec<&str> = detector.find(text).into_iter().map(|s| s.of(text)).collect();
            assert!(found.is_empty(), "{detector:?}: {found:?} in {text}");
        }
    }
}
