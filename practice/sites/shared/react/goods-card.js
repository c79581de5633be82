// A goods card among the messages.

/** @param drawn (folder, name) → the address of a drawn picture */
export function GoodsCard({ goods, drawn, className = '' }) {
  return (
    <div className={`goods-card ${className}`}>
      <img src={drawn('goods', `${goods.icon}-${goods.id}`)} alt="" />
      <div>
        <p className="goods-name">{goods.name}</p>
        <p className="price">¥{goods.price}</p>
        <p className="id">商品ID {goods.id}</p>
      </div>
    </div>
  );
}
