// What no package says: noise, marks, letters and digits in frames, radicals. One string or pattern a subject.

/** Sentence marks and signs that stay, each with the other ways to write it. */
export const MARKS = { '\n': '\r', '+': '＋➕﹢', '.': '。．｡', ',': '，、､', '!': '！', '?': '？', ';': '；', ':': '：', '@': '＠', '%': '％' };

const WRITTEN = new Set(Object.entries(MARKS).flat().join(''));

// Symbols, brackets, spaces, what cannot be seen, and marks over and under letters.
const NOISE = /[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u0021-\u007e\u00ad\u00b7\u0300-\u036f\u2000-\u2bff\u3000-\u303f\ufe00-\ufe0f\ufe20-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffff\u{1f000}-\u{1faff}\u{e0000}-\u{e0fff}]/u;
const SPEAKS = /[\p{Alphabetic}\p{N}]/u;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

/** Whether a character only decorates. Letters and digits never do, fillers that show nothing always. */
export const isNoise = (c) => NOISE.test(c) && (!SPEAKS.test(c) || UNSEEN.test(c)) && !WRITTEN.has(c);

/** Letters and digits in frames that Unicode gives no plain form, and digits with a full stop or comma: first framed one,
 * first plain one, how many. */
export const FRAMED = [
  [0x2460, '1', 9], [0x2488, '1', 9], [0x24f5, '1', 9], [0x24ff, '0', 1], [0x2776, '1', 9], [0x2780, '1', 9],
  [0x278a, '1', 9], [0x1f100, '0', 1], [0x1f101, '0', 10], [0x1f10b, '0', 1], [0x1f10c, '0', 1], [0x1f150, 'a', 26],
  [0x1f170, 'a', 26], [0x1f1e6, 'a', 26],
];

/** Small capitals, and small Cyrillic and Greek letters drawn like them, that the list of look-alikes leaves out. */
export const DRAWN = { ᴀ: 'a', ʙ: 'b', ᴅ: 'd', ᴇ: 'e', ꜰ: 'f', ɢ: 'g', ʜ: 'h', ᴊ: 'j', ᴋ: 'k', ĸ: 'k', ʟ: 'l', ᴍ: 'm', ɴ: 'n', ᴘ: 'p', ʀ: 'r', ᴛ: 't', в: 'b', н: 'h', к: 'k', м: 'm', т: 't', χ: 'x' };

/** Scripts whose letters may pass for Latin ones. Han, kana and bopomofo are what people here really write. */
export const ALIKE = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Coptic}\p{Script=Cherokee}\p{Script=Lisu}\p{Script=Canadian_Aboriginal}]/u;

/** Scripts whose capitals become small. */
export const CASED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u;

/** Scripts left as they are: their forms fill a tenth of the table and no rule here holds them. */
export const LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}]/u;

/** Letters that Unicode gained after version 15, which Node 20 does not know: left, so that any Node gives the same. */
export const NEWER = /[\u1c89\u1c8a\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7dc\ua7f1]/;

/** CJK radicals (U+2E80–2EFF) without a compatibility form, each before its ideograph: from Unicode's
 * EquivalentUnifiedIdeograph.txt, version 17.0.0. Kangxi radicals (U+2F00–2FD5) have one. */
export const RADICALS = `
⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺖忄 ⺗心
⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺫目 ⺬示 ⺭礻 ⺯糹
⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺶羊 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻈讠
⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠
⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀`;
