"""What a page or a desk may lack for those who hear it or use it by keyboard, asked of the page itself.

What an audit with axe-core 4 once found in the report and the desks is asked here, so that it does not come back.
"""

FAULTS = """() => {
  const found = [], all = (selector) => [...document.querySelectorAll(selector)];
  const levels = all('h1,h2,h3,h4,h5,h6').map(h => +h.tagName[1]);
  if (levels[0] !== 1 || levels.filter(n => n === 1).length !== 1) found.push(`headings begin ${levels.slice(0, 3)}`);
  levels.forEach((n, i) => { if (i && n > levels[i - 1] + 1) found.push(`h${n} after h${levels[i - 1]}`); });
  for (const th of all('th')) if (!th.textContent.trim()) found.push('an empty heading of a table');
  for (const table of all('table')) if (!table.querySelector('th')) found.push('a table without headings');
  for (const e of all('[role=img]'))
    if (e.querySelector('a, button, [tabindex]')) found.push('controls within an image');
  for (const e of all('summary, nav a').filter(e => e.checkVisibility())) {
    const tall = e.getBoundingClientRect().height;
    if (tall < 24) found.push(`${tall} pixels to hit: ${e.textContent.slice(0, 40)}`);
  }
  for (const a of all('main p a, main td a'))
    if (!getComputedStyle(a).textDecorationLine.includes('underline')) found.push(`only colour: ${a.textContent}`);
  for (const e of all('.scroll, .around'))
    if (e.scrollWidth > e.clientWidth && e.tabIndex !== 0) found.push('a part that no key can scroll');
  for (const e of all('img, [role=figure], [role=img]'))
    if (!(e.alt || e.getAttribute('aria-label'))) found.push('a picture without words');
  for (const e of all('.modebar-btn'))
    if (/share|cloud/i.test(`${e.dataset.title} ${e.ariaLabel}`)) found.push('a button that sends a picture elsewhere');
  return found;
}"""

UNNAMED = """desks => desks.flatMap(desk => [...desk.querySelectorAll('select, input, button, [role=slider]')]
  .filter(e => e.checkVisibility() && !e.closest('.modebar, .syrnb-clicked'))
  .filter(e => !(e.getAttribute('aria-label') || e.title || (e.tagName === 'BUTTON' && e.textContent.trim())
    || [...(e.labels || [])].some(label => label.textContent.trim())))
  .map(e => e.outerHTML.slice(0, 120)))"""
