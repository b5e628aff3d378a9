/** The command line of veraPDF; without the first call it finds no parser. */
public class Vera {
    public static void main(String[] args) throws Exception {
        org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
        org.verapdf.cli.VeraPdfCli.main(args);
    }
}
