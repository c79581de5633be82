// The five colours a remark can be marked with: the wire's code, the name people see, and the ledger's colour word.
// Server and page both read this. Must never hold a sixth: the real dialog has five.

export const TAGS = [
  { tag: 'RED', name: '红色', word: 'red' },
  { tag: 'YELLOW', name: '黄色', word: 'yellow' },
  { tag: 'GREEN', name: '绿色', word: 'green' },
  { tag: 'BLUE', name: '蓝色', word: 'blue' },
  { tag: 'PURPLE', name: '紫色', word: 'purple' },
];

const byTag = new Map(TAGS.map((one) => [one.tag, one]));
const byWord = new Map(TAGS.map((one) => [one.word, one]));

export const ofTag = (tag) => byTag.get(tag) ?? null;
export const ofWord = (word) => byWord.get(word) ?? null;
