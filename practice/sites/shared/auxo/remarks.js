// What 抖店 knows of an order's remark: its flags with the codes the server is told, and how its length is counted.
// Read by the server too, so it must never touch the document.

/** In the order the drawer shows them. */
export const FLAGS = [
  { flag: 'grey', star: 0, name: '灰色' },
  { flag: 'purple', star: 1, name: '紫色' },
  { flag: 'cyan', star: 2, name: '青色' },
  { flag: 'green', star: 3, name: '绿色' },
  { flag: 'orange', star: 4, name: '橙色' },
  { flag: 'red', star: 5, name: '红色' },
];

/** Characters as a person counts code points: an emoji of one code point is one. */
export const lengthOf = (remark) => [...remark].length;
