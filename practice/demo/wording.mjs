// What is found in a message before it is sent: hint, warn, confirm, block, reasons; dark, zoomed, underlined.

import { POLL } from '../../tests/e2e/support/poll.mjs';
import { until } from '../../tests/e2e/support/shift.mjs';
import { around, picture, quiet, write } from './stage.mjs';

const SAYS = {
  hint: '亲，这个颜色没有货，不能换，也不支持退',
  warn: '亲，大概明天能到',
  confirm: '这款雨刷是我们家质量最好的',
  block: '亲，要看安装视频的话，加我微信哦',
  bribe: '亲，收到后五星好评返您5元红包哦',
  many: '都说了多少遍了，是您自己没看清楚！质量最好的雨刷，保证明天到，全网最低价。不满意加我微信，好评返现10元',
  marked: '质量最好的雨刷，大概明天能到，要图的话加我微信哦',
  long:
    '亲，您的问题这边都看到了，先跟您说声抱歉，让您久等了。主驾24寸、副驾18寸，接头是U型钩，这款三段式无骨雨刷可以直接装上，不用另买转接头。' +
    '安装之前请先把前挡玻璃洗干净，油膜比较重的话建议先用油膜去除剂擦一遍，再装新的胶条，这样不容易有声音。' +
    '今天下午四点之前付款的订单，我们当天从杭州仓发出，默认发中通，到您那边正常情况下是两到三天，具体以物流页面的更新为准。' +
    '如果安装的时候有不清楚的地方，商品详情页第三屏有视频，照着做两分钟就好；实在装不上，您加我微信详聊，我发图给您一步一步看。' +
    '收到货以后麻烦您先检查一下外包装，有破损请拍照发过来，这边第一时间给您处理，祝您用车愉快~',
  fine: '亲，今天下午四点前付款，今天就给您发出哦~',
};

export async function wording(open) {
  const desk = await open();
  const { page } = desk;
  await desk.panelSays('内置规则');
  await picture(page, 'idle', 'the panel at rest: bundled rules (内置规则), who works here, who waits');

  await write(desk, SAYS.hint);
  await desk.panelSays('提示');
  await picture(page, 'hint', '提示: shown while typing, the message may be sent');

  await write(desk, SAYS.warn);
  await desk.panelSays('提醒');
  await picture(page, 'warn', '提醒: shown with weight, the message may be sent');

  await write(desk, SAYS.confirm);
  await desk.enter();
  await desk.panelSays('再按一次发送');
  await desk.stopped(SAYS.confirm);
  await picture(page, 'confirm', '二次确认 after the first press: not sent, a second press of the same text sends');

  await write(desk, SAYS.block);
  await desk.enter();
  await desk.panelSays('没有发出');
  await desk.stopped(SAYS.block);
  await picture(page, 'block', '禁发: stopped, the draft stays, a rewrite on Alt+G', { clip: around(desk), looks: ['dark'] });

  await desk.alt('G');
  const rewritten = await until(async () => {
    const draft = await desk.draft();
    return draft !== SAYS.block && draft;
  }, 'the rewrite');
  await desk.enter();
  await desk.received(rewritten);
  await page.waitForFunction((text) => document.querySelector('.merchantMessage').textContent.includes(text), POLL, rewritten);
  await quiet(desk);
  await picture(page, 'rewrite-sent', 'after Alt+G and Enter: the server received the rewrite, once');

  await write(desk, SAYS.bribe);
  await desk.enter();
  await desk.panelSays('主管同意');
  await desk.stopped(SAYS.bribe, [rewritten]);
  await picture(page, 'reasons', '禁发 that can be overridden: three reasons, a key each', { clip: around(desk) });

  await desk.alt('S');
  await desk.panelSays('已记录');
  await picture(page, 'reason-given', 'after Alt+S: the reason is noted by rule id, the next press sends this text');
  await desk.enter();
  await desk.received(rewritten, SAYS.bribe);

  await write(desk, SAYS.block);
  await desk.alt('W');
  await desk.panelSays('不能放行');
  await picture(page, 'no-override', 'leading off the platform: 误报 is reported, the message still cannot be sent');

  await page.keyboard.press('Escape');
  await until(async () => !(await desk.ours.panelText()).includes('不能放行'), 'the findings to be put aside');
  await desk.alt('X');
  await desk.panelSays('展开');
  await picture(page, 'folded', 'folded: the strongest finding, how many there are, and the most urgent clock', { looks: ['dark', 'zoom'] });
}

export async function looks(open) {
  let desk = await open();
  let { page } = desk;
  await write(desk, SAYS.many);
  await desk.enter();
  await desk.panelSays('没有发出');
  await picture(page, 'many', 'many findings: the strongest in full, three in a line, the rest counted', { looks: ['dark', 'zoom'] });

  await write(desk, SAYS.long);
  await desk.enter();
  await desk.panelSays('换成这句');
  await picture(page, 'long', 'a very long draft: the rewrite scrolls inside the panel');

  await write(desk, SAYS.bribe);
  await desk.enter();
  await desk.panelSays('没有发出');
  await picture(page, 'override', '禁发 that a reason lets pass', { clip: around(desk), looks: ['dark', 'zoom'] });

  desk = await open('&editor=rich');
  ({ page } = desk);
  await write(desk, `${SAYS.fine}\n${SAYS.marked}`);
  await desk.panelSays('禁发');
  await page.waitForFunction(() => CSS.highlights.size > 0, POLL);
  await picture(page, 'underlines', 'an editable element (?editor=rich): what was found is underlined in its colour', { clip: around(desk) });
}
