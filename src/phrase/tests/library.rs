//! Without typing: what the customer asks, and the moment of the talk.

use super::*;

/// After a greeting has been answered: what the customer says, and the phrase among the first three. Nothing where nothing fits.
const ASKED: [(&str, &str); 47] = [
    ("什么时候发货呀", "ship"),
    ("今天拍的话今天能发吗", "ship"),
    ("怎么还没发货", "ship"),
    ("多久能发货", "ship"),
    ("亲 请问一下你们家一般多久发货呢 我比较急", "ship"),
    ("发什么快递的", "courier"),
    ("能不能发顺丰", "courier"),
    ("可以指定快递吗？", "courier"),
    ("大概几天能到", "arrive"),
    ("到上海要几天能到啊", "arrive"),
    ("我什么时候能收到", "arrive"),
    ("物流三天不更新了", "urge"),
    ("快递一直不动怎么回事", "urge"),
    ("能帮我催下快递吗", "urge"),
    ("有没有优惠", "coupon"),
    ("优惠券在哪里领", "coupon"),
    ("能不能便宜一点", "coupon"),
    ("还有赠品吗", "gift"),
    ("我身高170 160斤 穿什么码", "size"),
    ("尺码标准吗", "size"),
    ("这个偏大吗", "size"),
    ("衣服是什么材质的", "material"),
    ("是不是纯棉的", "material"),
    ("洗了会不会起球", "material"),
    ("可以退货么", "return"),
    ("不喜欢可以退吗", "return"),
    ("不合适怎么退", "return"),
    ("退货的运费谁出啊", "freight"),
    ("有没有运费险", "freight"),
    ("退款多久能到账", "refund"),
    ("钱怎么还没退给我", "refund"),
    ("地址写错了 填错了能改吗", "address"),
    ("收货地址可以换吗", "address"),
    ("收到的东西是坏的", "photo"),
    ("少发了一件给我", "photo"),
    ("颜色发错了", "wrong"),
    ("可以开发票吗", "invoice"),
    ("你们是正品吗", "real"),
    ("还有货吗这个", "stock"),
    ("能用花呗吗", "bank"),
    ("我老公说他不要了哈哈", ""),
    ("呃", ""),
    ("😀😀", ""),
    ("", ""),
    ("123456", ""),
    ("我先看看别的", ""),
    ("刚才那个客服态度好差", ""),
];

#[test]
fn questions_find_their_phrases() {
    let library = load(&phrases());
    let mut wrong = Vec::new();
    for (asked, wanted) in ASKED {
        let messages = turns(&["客:在吗", "服:您好", &format!("客:{asked}")]);
        let query = Query { messages: &messages, ..Query::default() };
        let found = offered(&library, &query);
        let right = match wanted {
            "" => found.is_empty(),
            _ => found.iter().take(3).any(|(id, because)| *id == wanted && *because == Because::Question),
        };
        if !right {
            let scores: Vec<f32> = library.suggest(&query, 5).iter().map(|s| s.score).collect();
            wrong.push(format!("{asked} → {wanted}: {found:?} {scores:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn open_messages_count_together_the_last_most() {
    let library = load(&phrases());
    let messages = turns(&["服:您好", "客:能开发票吗", "客:多久发货"]);
    let ids: Vec<&str> =
        offered(&library, &Query { messages: &messages, ..Query::default() }).iter().map(|o| o.0).collect();
    assert_eq!(ids[0], "ship");
    assert!(ids.contains(&"invoice"), "{ids:?}");
    // What was answered is asked no more.
    let messages = turns(&["客:有优惠券吗", "服:有的", "客:多久发货"]);
    let found = offered(&library, &Query { messages: &messages, ..Query::default() });
    assert!(found.iter().all(|(id, _)| *id != "coupon"), "{found:?}");
    let close = offered(&library, &Query { messages: &messages[..2], ..Query::default() });
    assert_eq!(close, [("thanks", Because::Occasion)]);
}

#[test]
fn the_moment_is_offered_below_a_strong_question() {
    let library = load(&phrases());
    let of = |said: &[&str]| offered(&library, &Query { messages: &turns(said), ..Query::default() });
    assert_eq!(of(&["客:哈喽哈喽"]), [("welcome", Because::Occasion)]);
    let found = of(&["客:什么时候发货"]);
    assert_eq!(found[0], ("ship", Because::Question));
    assert!(found.contains(&("welcome", Because::Occasion)), "{found:?}");
    assert_eq!(of(&["客:在吗"])[0], ("welcome", Because::Question));
    assert_eq!(of(&["客:退款多久到", "服:三天", "客:好的，谢谢"])[0], ("thanks", Because::Occasion));
    assert_eq!(of(&["服:您好", "机:您好", "客:哈哈"]), []);
}

#[test]
fn the_stage_lifts_and_lowers() {
    let library = load(&phrases());
    let messages = turns(&["服:您好", "客:我收到的跟买的不一样啊"]);
    let rank = |stage| offered(&library, &Query { messages: &messages, stage, ..Query::default() });
    assert_eq!(rank("aftersale")[0].0, "wrong");
    let score = |stage| {
        library.suggest(&Query { messages: &messages, stage, ..Query::default() }, 1).first().map_or(0.0, |s| s.score)
    };
    assert!(score("aftersale") > score("") && score("") > score("presale"));
}

#[test]
fn a_weak_question_counts_where_the_stage_speaks_for_it() {
    let library = load(&phrases());
    let of = |text: &str, stage: &str| {
        let messages = turns(&["服:您好", &format!("客:{text}")]);
        offered(&library, &Query { messages: &messages, stage, ..Query::default() })
    };
    // The less of a question is said, and the more besides, the less is it what the phrase answers.
    let mut seen = Vec::new();
    for (ask, besides) in (2..6).flat_map(|ask| (0..33).step_by(4).map(move |besides| (ask, besides))) {
        for question in ["收到的东西是坏的", "少发了一件", "跟买的不一样", "退款什么时候到账"]
        {
            let said: String = question.chars().take(ask).chain(rest(besides)).collect();
            seen.push((of(&said, "").first().map(|o| o.1), of(&said, "aftersale").first().map(|o| o.1)));
        }
    }
    fn rest(count: usize) -> impl Iterator<Item = char> {
        "我上个月前就跟那边老板娘反映过两回她说会去翻翻看然后就没有然后啦".chars().take(count)
    }
    let question = Some(Because::Question);
    for wanted in [(question, question), (None, Some(Because::Stage)), (None, None)] {
        assert!(seen.contains(&wanted), "{wanted:?} is not among {seen:?}");
    }
}

#[test]
fn platforms_are_hard() {
    let mut phrases = phrases();
    phrases[1].platform = vec!["pdd".into()];
    let library = load(&phrases);
    let messages = turns(&["服:您好", "客:什么时候发货"]);
    for (platform, there) in [("pdd", true), ("douyin", false), ("", false)] {
        for typed in ["", "fhsj", "现货"] {
            let found = offered(&library, &Query { messages: &messages, platform, typed, ..Query::default() });
            assert_eq!(found.iter().any(|(id, _)| *id == "ship"), there, "{platform} {typed}");
        }
    }
}

#[test]
fn of_equals_the_first_of_the_pack_comes_first() {
    let mut phrases = phrases();
    let twin = Phrase { id: "twin".into(), code: "twin".into(), ..phrases[1].clone() };
    phrases.push(twin);
    let library = load(&phrases);
    let messages = turns(&["服:您好", "客:什么时候发货"]);
    let query = Query { messages: &messages, ..Query::default() };
    let found = offered(&library, &query);
    assert_eq!([found[0].0, found[1].0], ["ship", "twin"]);
    assert_eq!(library.suggest(&query, 5), library.suggest(&query, 5));
    assert!(library.suggest(&query, 0).is_empty() && library.suggest(&query, 1).len() == 1);
}

#[test]
fn a_hundred_phrases_stay_small_and_load_at_once() {
    let own = phrases();
    let text: String = own.iter().map(|p| p.text.as_str()).collect::<String>().replace(['{', '}'], "");
    let chars: Vec<char> = text.chars().collect();
    let hundred: Vec<Phrase> = (0..100)
        .map(|at| Phrase {
            id: format!("group.phrase-{at}"),
            code: format!("c{at}"),
            text: chars.iter().cycle().skip(at * 7).take(60).collect(),
            ask: (0..4).map(|q| chars.iter().cycle().skip(at * 11 + q * 5).take(9).collect()).collect(),
            ..own[at % own.len()].clone()
        })
        .collect();
    let bytes = postcard::to_allocvec(&build(&hundred, &[])).unwrap();
    let bare = postcard::to_allocvec(&hundred).unwrap();
    assert!(bytes.len() < 55_000, "{} bytes", bytes.len());
    // Two and a half thousand characters, most of them spare: for phrases of the agent's own.
    assert!(bytes.len() - bare.len() < 18_000, "{} bytes of readings", bytes.len() - bare.len());
    assert_eq!(load(&hundred).by_id("group.phrase-99").map(|p| p.code.as_str()), Some("c99"));
    assert_eq!(load(&hundred).phrases().len(), 100);
    assert!(load(&[]).suggest(&Query { typed: "yhq", ..Query::default() }, 5).is_empty());
}

/// P6: the closing is offered when it is missing, also where the customer has said nothing more.
#[test]
fn the_close_is_offered_where_the_talk_rests_and_nobody_has_said_it() {
    let library = load(&phrases());
    let offers = |said: &[&str]| {
        let messages = turns(said);
        offered(&library, &Query { messages: &messages, ..Query::default() })
    };
    let close = ("thanks", Because::Occasion);
    assert_eq!(offers(&["什么时候发货", "服:现货48小时内发出哦"]), [close]);
    assert_eq!(offers(&["什么时候发货", "服:请问您拍的是哪一款呢"]), []);
    let said = "服:感谢您的支持，满意的话麻烦点个好评，祝您生活愉快~";
    assert_eq!(offers(&["什么时候发货", "服:现货48小时内发出哦", said]), []);
    assert_eq!(offers(&["什么时候发货", said, "好的"])[0], close, "the last message is the agent's");
}
