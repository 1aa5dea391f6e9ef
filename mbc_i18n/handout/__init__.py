"""What reviewers who do not use the tool are given: a report to print, a sheet to fill in."""

from mbc_i18n.handout.gathering import Handout as Handout
from mbc_i18n.handout.gathering import gather as gather
