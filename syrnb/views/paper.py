"""Pages on paper and on narrow screens: what is drawn for a pointer is printed as the still picture.

A plotly picture has the width that its window had, so paper would cut it; the SVG of the same scene takes the width of
the paper. On a screen narrower than a picture can be read, the picture keeps its width and is moved sideways.
"""

from __future__ import annotations

__all__ = ["PAPER", "on_screen_and_paper"]

PAPER = """
.syrnb-wide{overflow-x:auto;overflow-y:hidden}
.syrnb-wide>[role=figure]{min-width:980px}
.syrnb-paper{display:none}
@media print{
@page{margin:11mm}
.syrnb-wide:has(+.syrnb-paper){display:none}
.syrnb-paper{display:block;break-inside:avoid}
.syrnb-paper svg{width:100%;height:auto;max-height:265mm;display:block}
.syrnb-screen,details:not([open]):not(.syrnb li>details){display:none}
.syrnb.syrnb.syrnb .scroll,.jp-OutputArea-output.jp-OutputArea-output{overflow:visible}
:is(.jp-Cell,.jp-OutputArea,.jp-OutputArea-child,.jp-OutputArea-output,.syrnb){break-inside:auto!important}
:root{color-scheme:light!important}
.syrnb.syrnb.syrnb table{font-size:9px}
.syrnb.syrnb.syrnb :is(th,td){white-space:normal;overflow-wrap:break-word;padding:3px 4px 3px 1px;max-width:none}
tr,blockquote,.syrnb li{break-inside:avoid}
h1,h2,h3,h4,h5{break-after:avoid}
p{orphans:3;widows:3}
main{max-width:none;padding:0}
}
"""
"""CSS of a page that holds pictures."""


def on_screen_and_paper(live: str, still: str = "") -> str:
    """Return a picture that a script draws, and the SVG that is printed in its place, as HTML.

    Parameters
    ----------
    live
        Where the script draws: one element with the role ``figure``.
    still
        An SVG element; without one, the live picture is printed as it stands.
    """
    paper = f'<div class="syrnb-paper" aria-hidden="true">{still}</div>' if still else ""
    return f'<div class="syrnb-wide" tabindex="0" role="group" aria-label="Picture">{live}</div>{paper}'
