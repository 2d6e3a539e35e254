"""The pictures of a pair, by the word that names them."""

from collections.abc import Callable, Mapping

from compiler.graphs.deploying import deploy_picture
from compiler.graphs.lineage import lineage_picture
from compiler.graphs.loading import load_picture
from compiler.graphs.picture import Picture
from compiler.model.manifest import Manifest

PICTURES: Mapping[str, Callable[[Manifest], Picture]] = {
    "deploy": deploy_picture,
    "lineage": lineage_picture,
    "load": load_picture,
}
