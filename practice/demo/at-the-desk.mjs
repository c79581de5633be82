// Phrases, clocks, and who is on duty, beside the chat of 拼多多.

import { nextShift } from '../../tests/e2e/support/extension.mjs';
import { until } from '../../tests/e2e/support/shift.mjs';
import { ACCOUNTS, alone, around, picture, rename, write } from './stage.mjs';

const FINE = '亲，收到的，我这边马上帮您看一下哦~';
const TWO = { agents: { [ACCOUNTS.pdd]: ['A07', 'A12'] } };
/** Names as long as platforms let them be. */
const LONG = {
  小旗汽配旗舰店: '小旗汽车用品雨刷玻璃水车载配件官方旗舰店',
  '小旗汽配旗舰店:客服07': '小旗汽车用品雨刷玻璃水车载配件官方旗舰店:售前售后综合客服组夜班17号',
  桂花落满肩: '住在海边每天骑车上班的小林同学和他的三只橘猫',
  momo: 'WWWWWWWWWWWWWWWWWWWWWWWWWWWW',
};

export async function atTheDesk(open) {
  await phrases(open);
  await clocks(open);
  await who(open);
  await longNames(open);
}

async function phrases(open) {
  const desk = await open('&chat=2061834472940');
  const { page, practice } = desk;
  practice.say('2061834472940', '帮我催一下快递吧，急用');
  await desk.panelSays('麻烦您再关注下物流');
  await picture(page, 'phrases', 'phrases for what the customer asked, a key each', { clip: around(desk), looks: ['dark', 'zoom'] });

  await write(desk, 'wlgx');
  await desk.panelSays('拼音');
  await picture(page, 'phrases-typed', 'phrases found by the initials of what they say', { clip: around(desk), looks: ['dark'] });

  await write(desk, 'cj');
  await desk.panelSays('短码');
  await desk.digit(1);
  await until(async () => (await desk.draft()).length > 10, 'the phrase');
  await picture(page, 'phrase-in', 'after Alt+1: the phrase stands at the cursor, checked like any draft');

  await write(desk, '/');
  await desk.type('开发票');
  await desk.panelSays('回车填入');
  await desk.page.keyboard.press('ArrowDown');
  await until(async () => (await desk.ours.chosen()) !== '', 'the second to be chosen');
  await picture(page, 'search', 'a search in the page’s own editor: / and a few words', { clip: around(desk), looks: ['dark', 'zoom'] });
  await write(desk, '/');
  await desk.type('龘');
  await desk.panelSays('没有找到');
  await picture(page, 'search-none', 'nothing is found', { clip: around(desk) });
  await desk.page.keyboard.press('Escape');

  const orderless = await open('&chat=2061834475533');
  await orderless.type('cfbz');
  await orderless.panelSays('页面上没有');
  await picture(orderless.page, 'phrase-lacks', 'a phrase that needs what the page does not show: it says what');
  await orderless.digit(1);
  await orderless.panelSays('填好再发');
  await orderless.enter();
  await orderless.panelSays('还没填');
  await picture(orderless.page, 'phrase-mark', 'what is not known is marked, and the message not sent before it is filled in', { looks: ['dark'] });
  await afterwards(open);
}

async function afterwards(open) {
  const desk = await open('&chat=2061834472940');
  await desk.type('cj');
  await desk.panelSays('短码');
  await desk.digit(1);
  await write(desk, '亲，快递那边在催了，您明天再看看');
  await desk.enter();
  await desk.panelSays('标准话术改过了');
  await picture(desk.page, 'altered', 'a 标准话术 was sent in other words: one optional key', { clip: around(desk), looks: ['dark'] });

  await desk.type('亲，这款前窗主驾二十六寸，副驾十七寸');
  await desk.enter();
  await desk.panelSays('存刚发的');
  await desk.alt('V');
  await desk.panelSays('存成我的短语');
  await picture(desk.page, 'keep', 'a sentence that was sent becomes a phrase in two keys', { clip: around(desk), looks: ['dark'] });
}

const waiting = (desk, many) => until(async () => (await desk.ours.clocks()).length === many, `${many} clocks`);

async function clocks(open) {
  const desk = await open('&shop=snacks');
  const { page, practice } = desk;
  await waiting(desk, 2);
  await picture(page, 'clocks-over', 'two who have waited too long, the page’s own countdown told how long');

  // Everyone is answered until nobody has anything left to say.
  for (let n = 0; n < 12 && (await desk.ours.clocks()).length > 0; n++) {
    if (!(await desk.ours.clocks()).some((one) => one.name === '芝麻糊糊') || n > 2) await desk.alt('J');
    await write(desk, FINE);
    await desk.enter();
    await desk.settled();
  }
  await waiting(desk, 0);
  practice.say('2071190253320', '在吗，还有货吗');
  await waiting(desk, 1);
  await picture(page, 'clock-running', 'one who has just written: a clock of its own', { looks: ['dark'] });
  await desk.alt('X');
  await desk.panelSays('展开');
  await picture(page, 'folded-clock', 'folded: the most urgent clock stays in sight', { looks: ['dark', 'zoom'] });
  await desk.alt('X');

  await desk.ours.ahead(150_000);
  practice.say('2071190250031', '保质期多久呀');
  await waiting(desk, 2);
  await desk.ours.ahead(162_000);
  practice.say('2071190251874', '补发的单号有了吗');
  await waiting(desk, 3);
  await picture(page, 'clocks', 'clocks: over, soon, running; the most urgent on Alt+J', { clip: around(desk), looks: ['dark', 'zoom'] });
}

async function who(open) {
  const desk = await open('', { agents: {}, settings: TWO });
  await desk.panelSays('谁在接待');
  await picture(desk.page, 'ask', 'two share an account: who is on duty is asked once a shift', { clip: around(desk), looks: ['dark', 'zoom'] });

  await desk.alt('I');
  await desk.panelSays('A07');
  await picture(desk.page, 'answered', 'answered: the 接待ID stands at the foot of the panel');
  await desk.ours.ahead(nextShift());
  await desk.type('您好，');
  await desk.panelSays('换班了');
  await picture(desk.page, 'ask-shift', 'another shift: asked anew');

  await desk.settle({});
  await desk.panelSays('还没有登记接待ID');
  await picture(desk.page, 'account-unknown', 'an account nobody has entered: the options are a key away', { clip: around(desk), looks: ['dark'] });
}

async function longNames(open) {
  const account = LONG[ACCOUNTS.pdd];
  const desk = await open('', { agents: { [account]: '夜班17号小组长' } });
  await rename(desk, LONG);
  await desk.type('cj');
  await desk.panelSays('夜班17号小组长');
  desk.practice.say('2061834486604', '好的'); // the list is read anew
  await until(async () => (await desk.ours.clocks()).some((one) => one.name.startsWith('住在海边')), 'the long names');
  await picture(desk.page, 'long-names', 'long names of shop, account and customers', { looks: ['dark', 'zoom'] });

  await desk.settle({ agents: { [account]: ['夜班17号小组长', '夜班18号', '替班客服-临时-03'] } });
  await desk.panelSays('谁在接待');
  await picture(desk.page, 'long-ask', 'asking, with long names', { clip: alone(desk), looks: ['zoom'] });
}
