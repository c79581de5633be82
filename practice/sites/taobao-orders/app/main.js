// Starts the page.

import { postsOf } from '../../shared/orders/app/posts.js';
import { start } from '../../shared/orders/app/start.js';
import { WIRE } from '../wire.mjs';
import { App } from './app.js';

start(App, postsOf(WIRE));
