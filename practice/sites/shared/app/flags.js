// The flags of a remark: what platforms call their colours is theirs, the colours are the same.

const NAMES = { grey: '灰', red: '红', yellow: '黄', green: '绿', blue: '蓝', purple: '紫' };

/** @param colours  in the order of the platform's codes; @param first the code of the first */
export const flagsFrom = (first, colours) => colours.map((flag, at) => ({ flag, code: first + at, name: NAMES[flag] }));
