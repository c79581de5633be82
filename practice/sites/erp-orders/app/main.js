// Starts the list, which stands in the shell's frame.

import { postsOf } from '../../shared/orders/app/posts.js';
import { start } from '../../shared/orders/app/start.js';
import { WIRE } from '../wire.mjs';
import { List } from './list.js';

start(List, postsOf(WIRE));
