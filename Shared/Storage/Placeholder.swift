// Laid down so that the package builds; replaced by the module's first file.
