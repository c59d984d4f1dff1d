"""Which hosts are shared by so many that they tell nobody?

Forges, places that give a name to whoever asks (most of them stand in the private section of
the Public Suffix List), providers of mail, social networks. The list need not be complete: an
identifier tells an owner only where the owner's description claims it.
"""

from typing import Final

# The forges on which an account is the first part of a path, by the name of the identifier.
FORGES: Final = {
    "github": "github.com",
    "gitlab": "gitlab.com",
    "codeberg": "codeberg.org",
    "bitbucket": "bitbucket.org",
    "sourcehut": "git.sr.ht",
}
# Where an account of a forge has pages of its own, as the first label of a host.
PAGES: Final = {
    "github.io": "github",
    "gitlab.io": "gitlab",
    "codeberg.page": "codeberg",
    "bitbucket.io": "bitbucket",
    "srht.site": "sourcehut",
}
_OTHERS: Final = """
    sr.ht launchpad.net sourceforge.net savannah.gnu.org savannah.nongnu.org framagit.org
    git.launchpad.net notabug.org gitea.com salsa.debian.org gitlab.freedesktop.org
    thingiverse.com printables.com makerworld.com cults3d.com wikifactory.com grabcad.com
    hackaday.io instructables.com zenodo.org osf.io figshare.com archive.org
    npmjs.com pypi.org crates.io rubygems.org packagist.org hub.docker.com docker.com quay.io
    ghcr.io githubusercontent.com users.noreply.github.com readthedocs.io readthedocs.org
    pages.dev workers.dev netlify.app netlify.com vercel.app now.sh herokuapp.com fly.dev
    onrender.com render.com web.app firebaseapp.com appspot.com azurewebsites.net
    azurestaticapps.net cloudfront.net amazonaws.com surge.sh glitch.me neocities.org
    blogspot.com wordpress.com wixsite.com weebly.com squarespace.com webflow.io tumblr.com
    medium.com substack.com google.com sites.google.com docs.google.com gitbook.io notion.site
    facebook.com instagram.com twitter.com x.com linkedin.com youtube.com mastodon.social t.me
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com
    icloud.com me.com aol.com gmx.com gmx.net gmx.de web.de mail.ru yandex.ru qq.com 163.com
    126.com proton.me protonmail.com pm.me tutanota.com tuta.io riseup.net posteo.de posteo.net
    mailbox.org fastmail.com zoho.com disroot.org hey.com free.fr orange.fr laposte.net
    example.com example.org example.net localhost localdomain local
"""
SHARED: Final = frozenset(_OTHERS.split()) | frozenset(FORGES.values()) | frozenset(PAGES)
