// Starts the page: remarks go the order list's way.

import { postsUnder } from '../../pdd-orders/app/posts.js';
import { start } from '../../shared/orders/app/start.js';
import { App } from './app.js';

start(App, postsUnder('/pizza/order'));
