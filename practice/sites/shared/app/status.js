// How an agent says whether he is there.

export const STATUS = { online: '在线', busy: '忙碌', offline: '离线' };
export const NEXT = { online: 'busy', busy: 'offline', offline: 'online' };
