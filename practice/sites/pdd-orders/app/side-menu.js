// The left menu. Scenery: nothing in it leads anywhere. Must never become a link, or a stray click ends a test's page.

const MENU = [
  ['发货管理', ['订单查询', '发货中心', '物流工具', '电子面单']],
  ['售后管理', ['售后工作台', '小额打款', '极速退款']],
  ['商品管理', ['商品列表', '发布新商品', '评价管理']],
  ['多多客服', ['客服工具', '客服数据']],
  ['数据中心', ['经营总览', '服务数据']],
];

export function SideMenu() {
  return (
    <aside className="mms-menu">
      {MENU.map(([title, items]) => (
        <dl key={title}>
          <dt>{title}</dt>
          {items.map((item) => (
            <dd key={item} className={item === '订单查询' ? 'active' : undefined}>
              {item}
            </dd>
          ))}
        </dl>
      ))}
    </aside>
  );
}
