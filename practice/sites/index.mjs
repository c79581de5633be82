// The sites that can be practised on: adding one is one folder and one line here.
// A site is { id, host, create({ note, pace }) } where create gives
//   { handle(req, res, url) → false when the path is not its own,
//     say(conversation, text) → false when the conversation is not its own,
//     conversations(), reset(), close() }.
// Must never hold anything of one site.

import pddChat from './pdd-chat/site.mjs';

export const SITES = [pddChat];
