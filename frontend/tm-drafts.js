// What was typed and not sent outlives the page being loaded anew: it waits in this tab until its
// field is there again and empty, and goes once the field is emptied or has left the page.

const FIELDS = 'vaadin-text-field, vaadin-text-area, vaadin-select, vaadin-radio-group, '
  + 'vaadin-combo-box, vaadin-date-time-picker, vaadin-date-picker, vaadin-time-picker, vaadin-checkbox';
const SECRET = 'vaadin-password-field, [type=password], [data-no-draft]';
const STORE = 'tm-drafts';
const MOST = 100;
const SETTLES = 400;

const drafts = new Map(JSON.parse(sessionStorage.getItem(STORE) ?? '[]'));
const keys = new WeakMap();
const waiting = new Set();
const restoring = new WeakSet();

const save = () => sessionStorage.setItem(STORE, JSON.stringify([...drafts].slice(-MOST)));
const lost = () => document.documentElement.hasAttribute('data-lost');
const valueOf = (field) => field.localName === 'vaadin-checkbox' ? (field.checked ? 'on' : '') : field.value ?? '';

function keyOf(field) {
  const label = field.label || field.accessibleName || field.getAttribute('aria-label') || field.placeholder;
  return label ? `${location.pathname} ${field.localName} ${label}` : null;
}

function fieldOf(event) {
  const field = event.composedPath().find((one) => one instanceof Element && one.matches(FIELDS));
  return field && !field.matches(SECRET) && !field.readonly ? field : null;
}

/** What somebody types or chooses. */
function keep(field, typed) {
  const key = field && (keys.get(field) ?? keyOf(field));
  if (!key) return;
  keys.set(field, key);
  waiting.delete(key);
  drafts.delete(key);
  if (typed) drafts.set(key, typed);
  save();
}

/** What was sent is taken out of its field. */
function empty(event) {
  const field = fieldOf(event);
  if (!field || !keys.has(field) || restoring.has(field) || valueOf(field)) return;
  drafts.delete(keys.get(field));
  save();
}

function restore(field) {
  const key = keyOf(field);
  if (!key || keys.has(field)) return;
  const draft = waiting.has(key) ? drafts.get(key) : undefined;
  if (draft === undefined) return;
  waiting.delete(key);
  keys.set(field, key);
  // The server says once more that it is empty, a moment after it came.
  restoring.add(field);
  put(field, draft);
  setTimeout(() => {
    put(field, draft);
    restoring.delete(field);
  }, SETTLES);
}

function put(field, draft) {
  if (valueOf(field)) return;
  if (field.localName === 'vaadin-checkbox') field.checked = true;
  else field.value = draft;
  field.dispatchEvent(new CustomEvent('change', { bubbles: true }));
}

/** A field that went because the page went on, and not because the server went away. */
function leave(field) {
  const key = keys.get(field);
  if (!key || lost()) return;
  setTimeout(() => {
    if (field.isConnected || lost() || [...document.querySelectorAll(FIELDS)].some((one) => keyOf(one) === key)) return;
    drafts.delete(key);
    save();
  }, SETTLES);
}

function within(node, what) {
  if (!(node instanceof Element)) return;
  if (node.matches(FIELDS)) what(node);
  node.querySelectorAll(FIELDS).forEach(what);
}

for (const key of drafts.keys()) waiting.add(key);
document.addEventListener('input', (event) => {
  const field = fieldOf(event);
  // A text field takes over what is typed only once it is left.
  if (field?.inputElement) keep(field, field.inputElement.value);
}, true);
document.addEventListener('change', (event) => {
  const field = fieldOf(event);
  // What is chosen becomes the value after this.
  if (field) setTimeout(() => keep(field, valueOf(field)));
}, true);
document.addEventListener('value-changed', empty, true);
new MutationObserver((changes) => changes.forEach((change) => {
  // The labels come a moment after the field.
  change.addedNodes.forEach((node) => within(node, (field) => requestAnimationFrame(() => setTimeout(() => restore(field)))));
  change.removedNodes.forEach((node) => within(node, leave));
})).observe(document.documentElement, { childList: true, subtree: true });
