"""`python -m mbc_i18n` is `mbc-i18n`."""

from mbc_i18n.cli import main

if __name__ == "__main__":
    main(prog_name="mbc-i18n")
