int Two = 2;
int Three = 3;
