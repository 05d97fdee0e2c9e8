System.Console.WriteLine("enrich");
