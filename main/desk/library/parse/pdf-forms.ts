/** What stands in text fields, lists and free notes of a page, each after the name that people see. */
export function formFieldTexts(annotations: readonly unknown[]): readonly string[] {
  return annotations.flatMap((annotation): readonly string[] => {
    const subtype = get(annotation, 'subtype');
    if (subtype === 'FreeText') return texts(get(get(annotation, 'contentsObj'), 'str'));
    const type = get(annotation, 'fieldType');
    if (subtype !== 'Widget' || (type !== 'Tx' && type !== 'Ch')) return [];
    const value = texts(get(annotation, 'fieldValue')).join(', ');
    const [label] = texts(get(annotation, 'alternativeText'));
    return value === '' ? [] : [label === undefined ? value : `${label}: ${value}`];
  });
}

const get = (object: unknown, name: string): unknown =>
  typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;

const texts = (value: unknown): readonly string[] =>
  [value].flat().flatMap((text) => (typeof text === 'string' && text.trim() !== '' ? [text.trim()] : []));
