/** Strategic merge patch: a merge patch that knows keyed lists, with the directives that `kubectl` sends. */
import { copyOf, isMap, listOf, sameJson, type Json, type JsonMap } from './json.ts';
import { fieldShape, itemElement, type Shape } from './shape.ts';

const DELETE_FROM = '$deleteFromPrimitiveList/';

export function strategic(target: Json | undefined, body: Json, shape: Shape): Json {
  if (!isMap(body)) return copyOf(body);
  if (body.$patch === 'replace') return withoutDirectives(body);
  const result: JsonMap = isMap(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith(DELETE_FROM)) {
      const field = name.slice(DELETE_FROM.length);
      result[field] = listOf(result[field]).filter((item) => !listOf(value).some((gone) => sameJson(gone, item)));
      continue;
    }
    if (name.startsWith('$') || value === undefined) continue;
    const child = shape.is === 'map' ? fieldShape(shape, name) : shape;
    if (value === null) delete result[name];
    else if (Array.isArray(value) && child.is === 'list') result[name] = mergedItems(listOf(result[name]), value, child);
    else result[name] = strategic(result[name], value, child);
  }
  return result;
}

/** Items with the same merge key are merged; `$patch: delete` removes, `$patch: replace` replaces the list. */
function mergedItems(target: Json[], body: Json[], shape: Shape & { is: 'list' }): Json[] {
  if (body.some((item) => isMap(item) && item.$patch === 'replace')) return body.filter((item) => !isMap(item) || item.$patch !== 'replace').map(copyOf);
  if (shape.keys === undefined) return [...target, ...body.filter((item) => !target.some((known) => sameJson(known, item))).map(copyOf)];
  const [mergeKey] = shape.keys;
  const same = (left: Json, right: Json): boolean => {
    if (isMap(left) && isMap(right) && mergeKey !== undefined && right.$patch === 'delete') return sameJson(left[mergeKey], right[mergeKey]);
    return itemElement(shape, left) !== undefined && itemElement(shape, left) === itemElement(shape, right);
  };
  const result = [...target];
  for (const item of body) {
    const at = result.findIndex((known) => same(known, item));
    if (isMap(item) && item.$patch === 'delete') {
      if (at >= 0) result.splice(at, 1);
    } else if (at >= 0) result[at] = strategic(result[at], item, shape.item);
    else result.push(withoutDirectives(item));
  }
  return result;
}

function withoutDirectives(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutDirectives);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !name.startsWith('$')).map(([name, child]) => [name, withoutDirectives(child ?? null)]));
}
