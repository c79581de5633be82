// The faces above a reply box, and the keys that may send.

export const FACES = ['😊', '😂', '👌', '🙏', '❤️', '🎉', '😭', '👍🏻', '[微笑]', '[玫瑰]', '[比心]', '[谢谢]', '[握手]', '[发货]', '[好评]', '[再见]'];
export const KEYS = { enter: 'Enter 发送', ctrl: 'Ctrl+Enter 发送' };
