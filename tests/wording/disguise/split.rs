//! Split characters (拆字): 好 as 女子, 信 as 亻言. Left and right parts side by side, as a reader puts them together.

use super::{Rng, choose, inside};
use xiaoqi::text::Span;

/// A character, then its parts.
const PARTS: &str = "加力口 信亻言 好女子 评讠平 红纟工 转车专 账贝长 现王见 码石马 群君羊 极木及 骗马扁 淘氵匋 钱钅戋 银钅艮 付亻寸 件亻牛 代亻弋 作亻乍 做亻故 你亻尔 他亻也 她女也 妈女马 \
    奶女乃 如女口 和禾口 私禾厶 利禾刂 种禾中 话讠舌 说讠兑 讨讠寸 谢讠射 请讠青 让讠上 证讠正 识讠只 诉讠斥 详讠羊 谁讠隹 计讠十 订讠丁 给纟合 级纟及 线纟戋 约纟勺 结纟吉 \
    绿纟录 续纟卖 绍纟召 打扌丁 扫扌彐 找扌戈 换扌奂 投扌殳 拍扌白 抖扌斗 搜扌叟 提扌是 扣扌口 抠扌区 拼扌并 批扌比 接扌妾 推扌隹 操扌喿 快忄夬 情忄青 没氵殳 活氵舌 法氵去 \
    汇氵匚 添氵忝 滚氵衮 消氵肖 海氵每 江氵工 优亻尤 便亻更 保亻呆 仅亻又 但亻旦 位亻立 低亻氐 价亻介 使亻吏 住亻主 体亻本 什亻十 们亻门 铺钅甫 链钅连 销钅肖 错钅昔 购贝勾 \
    贴贝占 赔贝咅 财贝才 败贝攵 赚贝兼 赠贝曾 软车欠 输车俞 机木几 标木示 板木反 权木又 样木羊 相木目 朋月月 期其月 明日月 时日寸 晒日西 吗口马 吧口巴 呢口尼 哪口那 听口斤 \
    味口未 别另刂 删册刂 到至刂 外夕卜 取耳又 职耳只 联耳关 聊耳卯 都者阝 邮由阝 际阝示 站立占 程禾呈 税禾兑 破石皮 确石角 神礻申 视礻见 社礻土 补衤卜 故古攵 改己攵 放方攵 \
    政正攵 效交攵 数娄攵 新亲斤 所户斤 欢又欠 次冫欠 决冫夬 准冫隹 冲冫中 减冫咸 难又隹 双又又 对又寸 观又见 球王求 理王里 环王不 规夫见 顶丁页 领令页 项工页 额客页 鲜鱼羊 \
    娃女圭 始女台 姓女生 嫌女兼 脸月佥 粉米分 料米斗 烦火页 地土也 坏土不 块土夬 垃土立 圾土及 知矢口 助且力 功工力 励厉力 劝又力";

/// Splits one or two of the characters that can be.
pub(super) fn apply(message: &str, span: Span, rng: &mut Rng) -> Option<String> {
    inside(message, span, |piece| {
        let able = |c: char| PARTS.split_whitespace().any(|entry| entry.starts_with(c));
        let places: Vec<usize> = piece.char_indices().filter(|(_, c)| able(*c)).map(|(at, _)| at).collect();
        let most = 1 + rng.below(2);
        let places = choose(places, most, rng);
        let parts = |c: char| PARTS.split_whitespace().find_map(|entry| entry.strip_prefix(c)).unwrap_or_default();
        let write = |(at, c): (usize, char)| if places.contains(&at) { parts(c).to_owned() } else { c.into() };
        piece.char_indices().map(write).collect()
    })
}
