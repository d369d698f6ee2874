import { attribute, children, type ParsedElement, XSI } from '@dmpconnect/soap';
import { V3_URI } from '../../hl7v3/elements.js';
import { dataTypeFaults } from '../datatypes/table.js';
import type { Violation } from '../violation.js';
import { attributeFaults } from './attribute-rules.js';
import { pathStep } from './element-path.js';
import type { ElementTemplate, RuleContext } from './element-template.js';

/** An element under check. */
interface Visit {
  readonly element: ParsedElement;
  readonly template: ElementTemplate;
  /** Official template whose rules these are. */
  readonly origin: string;
  readonly path: string;
}

/** Checks an element and everything below it against its template. Violations are in document order. */
export function checkTemplate(
  element: ParsedElement,
  template: ElementTemplate,
  context: RuleContext,
): readonly Violation[] {
  return checkElement(
    { element, template, origin: template.template ?? template.name, path: `/${template.name}` },
    context,
  );
}

function checkElement(visit: Visit, context: RuleContext): readonly Violation[] {
  const { element, template, origin, path } = visit;
  const violation = (rule: string, message: string, at = '') => ({
    path: `${path}${at}`,
    rule: `${origin}.${template.name}.${rule}`,
    message,
  });
  return [
    ...(template.type === undefined
      ? []
      : dataTypeFaults(element, template.type).map(({ rule, message }) => violation(rule, message))),
    ...(template.attributes ?? []).flatMap((rule) =>
      attributeFaults(element, rule, context).map((fault) =>
        violation(`${rule.name}.${fault.rule}`, fault.message, `/@${rule.name}`),
      ),
    ),
    ...(template.checks ?? []).flatMap(({ rule, message, at, holds }) =>
      holds(element, context) ? [] : [violation(rule, message, at)],
    ),
    ...checkChildren(visit, context),
  ];
}

function checkChildren(visit: Visit, context: RuleContext): readonly Violation[] {
  const { element, template, path } = visit;
  if (template.children === undefined) return [];
  const allowed = template.children;
  const originOf = (child: ElementTemplate) => child.template ?? visit.origin;
  const counts = allowed.flatMap((child) => countViolations(element, child, originOf(child), path, context));
  const below = children(element).flatMap((candidate) => {
    const step = `${path}/${pathStep(candidate)}`;
    const match = allowed.find((child) => isOf(candidate, child, context));
    if (match !== undefined) {
      return checkElement(
        { element: candidate, template: match, origin: originOf(match), path: step },
        context,
      );
    }
    return attribute(candidate, 'nil', XSI.uri) === 'true' ? [] : [unexpected(visit, candidate, step)];
  });
  return [...counts, ...choiceViolations(visit, context), ...below];
}

function isOf(candidate: ParsedElement, template: ElementTemplate, context: RuleContext): boolean {
  return (
    candidate.localName === template.name &&
    candidate.namespaceURI === (template.namespace ?? V3_URI) &&
    (template.where?.test(candidate, context) ?? true)
  );
}

function countViolations(
  parent: ParsedElement,
  template: ElementTemplate,
  origin: string,
  path: string,
  context: RuleContext,
): readonly Violation[] {
  const { min = 0, max = Number.POSITIVE_INFINITY } = template;
  const count = children(parent, template.namespace ?? V3_URI, template.name).filter(
    (candidate) =>
      (template.where?.test(candidate, context) ?? true) &&
      (template.counted?.test(candidate, context) ?? true),
  ).length;
  const what = `${template.name}${template.where?.text ?? ''}${template.counted?.text ?? ''}`;
  const at = { path: `${path}/${template.name}`, rule: `${origin}.${template.name}` };
  if (count < min) {
    return [
      {
        path: at.path,
        rule: `${at.rule}.min`,
        message: `${what} is required: at least ${min}, found ${count}.`,
      },
    ];
  }
  if (count > max) {
    return [
      {
        path: at.path,
        rule: `${at.rule}.max`,
        message: `${what} stands too often: at most ${max}, found ${count}.`,
      },
    ];
  }
  return [];
}

function choiceViolations(
  { element, template, origin, path }: Visit,
  context: RuleContext,
): readonly Violation[] {
  return (template.choices ?? []).flatMap(({ of, min = 0, max = Number.POSITIVE_INFINITY }) => {
    const options = (template.children ?? []).filter(({ name }) => of.includes(name));
    const count = children(element).filter((candidate) =>
      options.some((option) => isOf(candidate, option, context)),
    ).length;
    if (count >= min && count <= max) return [];
    const wanted = count < min ? `at least ${min}` : `at most ${max}`;
    return [
      {
        path,
        rule: `${origin}.${template.name}.choice`,
        message: `${wanted} of ${of.join(', ')}: found ${count}.`,
      },
    ];
  });
}

function unexpected({ origin, template }: Visit, candidate: ParsedElement, path: string): Violation {
  const name = candidate.localName ?? '';
  return {
    path,
    rule: `${origin}.${template.name}.unexpected`,
    message: `${name} is not expected here, or not with this content (nullFlavor, code, identifier, children).`,
  };
}
